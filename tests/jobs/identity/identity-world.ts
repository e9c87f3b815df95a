import { newId } from '#db/columns.ts'
import { createGateways, type Gateways } from '#jobs/gateways/gateways.ts'
import { systemActor, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { openLedger } from '#jobs/runtime/ledger.ts'
import { runJob, type Outcome } from '#jobs/runtime/run-job.ts'
import { admitPerson, type AdmitPersonInput } from '#server/features/identity/persons/admit-person.command.ts'
import { mailbox, type Mailbox } from '#tests/support/mailbox.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

export type IdentityWorld = {
  house: TestHouse
  simulators: TestSimulators
  gateways: Gateways
  mails: Mailbox
  close(): Promise<void>
}

/** A house whose register and mail server are the simulators. */
export async function openIdentityWorld(): Promise<IdentityWorld> {
  const simulators = await startTestSimulators()
  const house = await openTestHouse({ change: (config) => ({ ...config, ...simulators.settings }) })
  const gateways = createGateways(house.config)
  return {
    house,
    simulators,
    gateways,
    mails: mailbox(simulators.url),
    async close() {
      await gateways.close()
      await house.close()
      await simulators.close()
    },
  }
}

let people = 0

/** Someone nobody has named before: surnames tell people apart in the register. */
export function somebody(): Required<Omit<AdmitPersonInput['representative'], 'niss' | 'latinFirstName' | 'latinLastName' | 'held'>> {
  people += 1
  const letters = String(people).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
  return {
    firstName: 'Ana',
    lastName: `García ${letters}${newId().slice(-4).replace(/\d/g, 'x')}`,
    sex: 'F',
    birthDate: '1980-02-29',
    birthCountry: 'ES',
  }
}

/** Admits a person with a company as an approval does; answers the person and the address the mails go to. */
export async function admit(
  house: TestHouse,
  representative: AdmitPersonInput['representative'] = somebody(),
  given: Partial<AdmitPersonInput> = {},
): Promise<{ personId: string; email: string }> {
  const email = given.email ?? `person-${newId().slice(-12)}@ortopedia.example`
  const input = { registrationId: newId(), companyId: newId(), language: 'fr', email, representative, ...given } as const
  return { ...(await admitPerson(house, systemActor('a-test'), input)), email }
}

/** Runs a job for the newest event of that name about a subject, as a worker does; `again` as if it had not been done. */
export async function runFor(
  { house, gateways }: { house: TestHouse; gateways: Gateways },
  definition: JobDefinition,
  subjectId: string,
): Promise<Outcome> {
  const on = [...(definition.on ?? [])]
  const [event] = await house.sql<{ id: string; payload: string }[]>`
    select id, payload::text as payload from events where subject_id = ${subjectId} and name = any(${on}) order by seq desc limit 1`
  if (!event) throw new Error(`No event wants ${definition.name}`)
  await house.sql`
    insert into job_ledger (event_id, job_name, queue, payload, wanted_at)
    values (${event.id}, ${definition.name}, ${definition.queue}, ${event.payload}::text::jsonb, clock_timestamp())
    on conflict (event_id, job_name) do update set state = 'wanted', finished_at = null`
  const parts = { house, gateways, ledger: openLedger(house.sql), ledgerSql: house.sql }
  return runJob(parts, definition, { eventId: event.id, jobName: definition.name }, 1)
}
