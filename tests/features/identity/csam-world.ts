import { newId } from '#db/columns.ts'
import type { CsamWay } from '#scripts/simulators/csam-cards.ts'
import { admitPerson } from '#server/features/identity/persons/admit-person.command.ts'
import * as contract from '#server/features/identity/issuers/csam.contract.ts'
import { findAccountOfPerson } from '#server/features/identity/accounts.repository.ts'
import { nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import type { Config } from '#server/platform/config.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import { client, type Client } from '#tests/support/client.ts'
import { passCsam } from '#tests/support/issuer-browser.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

export type CsamWorld = {
  house: TestHouse
  server: RunningServer
  simulators: TestSimulators
  browser(): Client
  close(): Promise<void>
}

/** A house whose CSAM is the simulated one, or another issuer. */
export async function openCsamWorld(csam?: Config['csam']): Promise<CsamWorld> {
  const simulators = await startTestSimulators()
  const house = await openTestHouse({
    change: (config) => ({
      ...config,
      ...simulators.settings,
      csam: csam ?? simulators.settings.csam,
      limits: { ...config.limits, signInsPerMinutePerAddress: 100_000 },
    }),
  })
  const server = await startServer({ house })
  return {
    house,
    server,
    simulators,
    browser: () => client(server.url),
    async close() {
      await server.close(0)
      await house.close()
      await simulators.close()
    },
  }
}

let counter = 0

/** A number with good check digits that no other test has; `bis` raises the month as the social security does. */
export function freshNumber(kind: 'national' | 'bis' = 'national'): string {
  counter += 1
  const nine = `79${kind === 'bis' ? '48' : '08'}02${String(counter * 2).padStart(3, '0')}`
  return nine + nissCheckDigits(nine, 1900)
}

export type Belgian = { personId: string; accountId: string; number: string }

/** Somebody whom a foreign company names by a number he has (S40). */
export async function belgian(house: TestHouse, number = freshNumber()): Promise<Belgian> {
  const representative = {
    firstName: 'Lien',
    lastName: `Peeters ${newId().slice(-6)}`,
    sex: 'F',
    birthDate: '1979-08-02',
    birthCountry: 'BE',
  } as const
  const email = `person-${newId().slice(-12)}@ortopedia.example`
  const input = {
    registrationId: newId(),
    companyId: newId(),
    language: 'nl',
    email,
    representative: { ...representative, niss: number },
  } as const
  const { personId } = await admitPerson(house, systemActor('a-test'), input)
  const account = await findAccountOfPerson(house.db, personId)
  if (!account) throw new Error('nobody was admitted')
  return { personId, accountId: account.id, number }
}

export type Tried = { browser: Client; pending: string; query: string }

/** Begins in a browser and passes CSAM; what is left is to come back. */
export async function tryCsam(
  world: CsamWorld,
  number: string,
  { way = 'eid', acr = 'eid', browser = world.browser() }: { way?: CsamWay; acr?: contract.CsamMeans; browser?: Client } = {},
): Promise<Tried> {
  const begun = await browser.call(contract.prepareCsam, { body: { acr, language: 'fr', back: '/fr/help' } })
  return { browser, pending: begun.pending, query: await passCsam(begun.location, { number, way }) }
}

export const comeBack = ({ browser, pending, query }: Tried) => browser.call(contract.finishCsam, { body: { pending, query } })

/** Refusals of the step `csam` in the trail: whose, and why. */
export async function csamRefusalsOf(house: TestHouse): Promise<{ subject: string; why: string }[]> {
  return house.sql<{ subject: string; why: string }[]>`
    select subject_id as subject, payload->>'why' as why from events
    where name = 'account.sign-in-refused' and payload->>'step' = 'csam' order by seq`
}
