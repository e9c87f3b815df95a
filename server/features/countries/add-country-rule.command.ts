import { newId } from '#db/columns.ts'
import { invalidInput } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { addCountryRule as contract, CountryRuleView } from './countries.contract.ts'
import { countryRuleAdded } from './countries.events.ts'
import { mayChangeCountryRules } from './countries.policy.ts'
import { allCountryRules, insertCountryRule } from './countries.repository.ts'
import { countryRuleView } from './countries.view.ts'
import { ruleFaults } from './country-table.rules.ts'

/**
 * Lets a country take another road from a day on. Rules are added and never changed, so what held on a day can always be
 * said; a registration under way keeps the check its number was given.
 */
export async function addCountryRule(house: House, actor: Actor, input: InputOf<typeof contract>['body']): Promise<CountryRuleView> {
  demand(mayChangeCountryRules(actor))
  const today = house.clock.today()
  const faults = ruleFaults(input, today)
  if (faults.length > 0) throw invalidInput(faults)
  const { country, route, validFrom, note } = input
  const changedBy = actor.kind === 'staff' ? actor.accountId : null

  return house.transaction(actor, async (tx) => {
    const row = await insertCountryRule(tx, { id: newId(), country, route, validFrom, note, changedBy, createdAt: house.clock.now() })
    // Two colleagues at once: the table's own constraint lets one in, and the other is told.
    if (!row) throw invalidInput([{ path: 'validFrom', code: 'day-has-a-rule' }])
    await recordEvent(tx, countryRuleAdded.of({ subjectId: row.id, version: 1, payload: { country, route, validFrom } }))
    const names = new Map(actor.kind === 'staff' ? [[actor.accountId, actor.name]] : [])
    return countryRuleView(row, { rules: await allCountryRules(tx), day: today }, names)
  })
}
