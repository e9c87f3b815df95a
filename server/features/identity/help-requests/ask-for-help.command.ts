import { newId } from '#db/columns.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { AnswerOf, InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { askForHelp as contract } from './help-requests.contract.ts'
import { helpRequestSent } from './help-requests.events.ts'
import { mayAskForHelp } from './help-requests.policy.ts'
import { insertHelpRequest } from './help-requests.repository.ts'
import { helpReference, nissFieldCode } from './help-requests.rules.ts'
import { helpNumberIndex, sealHelp } from '../identity-keys.ts'
import { parseNiss } from '../persons/niss.rules.ts'

/**
 * Keeps a question of somebody who cannot sign in (S131). Whose number it is, or nobody's, is not looked at here: known and
 * unknown ones take the very same steps. Only the arithmetic of the number is told, since anybody can do it himself.
 */
export async function askForHelp(
  house: House,
  actor: Actor,
  { niss, name, email, topic, message, language }: InputOf<typeof contract>['body'],
): Promise<AnswerOf<typeof contract>> {
  demand(mayAskForHelp(actor))
  const read = parseNiss(niss, house.clock.today())
  if (!read.ok) throw invalidInput([{ path: 'niss', code: nissFieldCode(read.code) }])
  const { keys } = house.config
  return house.transaction(actor, async (tx) => {
    const id = newId()
    const row = await insertHelpRequest(tx, {
      id,
      language,
      topic,
      told: sealHelp(keys, id, JSON.stringify({ niss: read.digits, name, email, message })),
      nissIndex: helpNumberIndex(keys, read.digits),
      sentAt: house.clock.now(),
    })
    await recordEvent(tx, helpRequestSent.of({ subjectId: id, version: 1, payload: { topic } }))
    return { id, reference: helpReference(row) }
  })
}
