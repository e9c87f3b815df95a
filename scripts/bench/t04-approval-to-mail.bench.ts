import { createTransport } from 'nodemailer'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { readPost } from '#scripts/faults/mails.ts'
import { admitPeople, wordFor } from '#scripts/faults/people.ts'
import { Stage, type OpenStage } from '#scripts/faults/stage.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { hashPassword } from '#server/platform/crypto/passwords.ts'
import { ana, spanishNumber, staffOf, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { percentile, type BenchRow } from './bench-row.ts'

const fullPeople = 400
const fullApprovals = 20

export const row: BenchRow = {
  id: 'T4',
  title: 'From the approval to NISS and password in the mailbox',
  async prepare({ scale }) {
    const stage = new Stage({ size: 'full', say: () => undefined })
    try {
      const open = await stage.open()
      await stage.startJobs()
      const people = Math.max(40, Math.round(fullPeople * scale))
      const approvals = Math.max(8, Math.round(fullApprovals * scale))
      let admitted = 0
      const persons = () => {
        admitted += people
        return personsPerSecond(open, people, admitted - people)
      }
      await personsPerSecond(open, 20, 1_000_000)
      return {
        contests: [
          {
            name: `${String(people)} persons admitted at once, until each has both mails`,
            unit: 'persons/s',
            yardstick: { name: 'bare argon2id, same parameters', measure: () => hashesPerSecond(people) },
            product: persons,
            beside: { 'pooled nodemailer, two mails each': () => mailsPerSecond(open, people * 2).then((rate) => rate / 2) },
            goal: { of: 'ratio', is: 'at least', than: 0.6 },
          },
          {
            name: 'From the decision to the second mail, with nothing else to do: median',
            unit: 'ms',
            product: () => approvalToMail(open, approvals),
            goal: { of: 'value', is: 'at most', than: 300 },
          },
        ],
        close: () => stage.close(),
      }
    } catch (error) {
      await stage.close()
      throw error
    }
  },
}

/** As many at once as there are cores: more do not make it faster. */
async function hashesPerSecond(count: number): Promise<number> {
  let left = count
  const began = performance.now()
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      while (left-- > 0) await hashPassword(`bench-${String(left)}-password`)
    }),
  )
  return count / ((performance.now() - began) / 1_000)
}

/** The bare sender against the same mail server, over connections that stay open. */
async function mailsPerSecond({ house }: OpenStage, count: number): Promise<number> {
  const transport = createTransport({ url: house.config.mail.url, pool: true, maxConnections: 5, maxMessages: Infinity })
  const began = performance.now()
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      transport.sendMail({ from: house.config.mail.from, to: `bare-${String(n)}@bench.example`, subject: 'Bench', text: 'A line.' }),
    ),
  )
  transport.close()
  return count / ((performance.now() - began) / 1_000)
}

async function personsPerSecond(open: OpenStage, count: number, from: number): Promise<number> {
  const { house } = open
  const sentBefore = await credentialsSent(open)
  const began = performance.now()
  await admitPeople(
    house,
    Array.from({ length: count }, (_, n) => from + n),
  )
  while ((await credentialsSent(open)) < sentBefore + 2 * count) await pause(10)
  const rate = count / ((performance.now() - began) / 1_000)
  const { mails } = await readPost(open.simulatorsUrl)
  if (mails.length < sentBefore + 2 * count) throw new Error('A mail that was sent is in no mailbox')
  return rate
}

async function credentialsSent({ house }: OpenStage): Promise<number> {
  const [row] = await house.sql<[{ count: number }]>`
    select count(*)::int as count from mail_log where state = 'sent' and template in ('niss-number', 'temporary-password')`
  return row.count
}

/** Each company and person once: who is known already gets no second number. */
let approved = 0

/** One file after another, each decided when all before it is done. */
async function approvalToMail(open: OpenStage, approvals: number): Promise<number> {
  const { house } = open
  const validator = await staffOf(house)
  const times: number[] = []
  for (let one = 0; one < approvals; one += 1) {
    approved += 1
    const representative = { ...ana, lastName: wordFor(3_000_000 + approved), email: `approved-${String(approved)}@bench.example` }
    const file = await submittedRegistration(house, { vatNumber: spanishNumber(approved), representatives: [representative] })
    const claimed = await claimRegistration(house, validator, file.id, { version: file.version })
    await untilQuiet(open)
    const began = performance.now()
    const before = await credentialsSent(open)
    await decideRegistration(house, validator, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
    while ((await credentialsSent(open)) < before + 2) await pause(2)
    times.push(performance.now() - began)
  }
  return percentile(
    times.sort((a, b) => a - b),
    0.5,
  )
}

/** Nothing waits to be sealed or done. */
async function untilQuiet({ house }: OpenStage): Promise<void> {
  for (;;) {
    const [row] = await house.sql<[{ left: number }]>`
      select (select count(*) from event_inbox)::int + (select count(*) from job_ledger where state = 'wanted')::int as left`
    if (row.left === 0) return
    await pause(10)
  }
}
