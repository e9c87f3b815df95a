import { Command } from 'commander'
import { removeForsaken } from '#jobs/documents/remove-forsaken.ts'
import { countFinishedJobs, forgetFinishedJobs } from '#jobs/runtime/forget-finished.ts'
import type { System } from '#server/features/actor.ts'
import { forgetAccessibilityFeedback } from '#server/features/accessibility/forget-accessibility-feedback.command.ts'
import { forgetOrigins } from '#server/features/audit/forget-origins.command.ts'
import { forgetNumberRequests } from '#server/features/enterprise-numbers/forget-number-requests.command.ts'
import { forgetHelpRequests } from '#server/features/identity/help-requests/forget-help-requests.command.ts'
import { forgetSignIns } from '#server/features/identity/sign-in/forget-sign-ins.command.ts'
import { forgetMails } from '#server/features/notifications/forget-mails.command.ts'
import { forgetRegistrations } from '#server/features/registrations/retention/forget-registrations.command.ts'
import { ConfigError, faultList, ownEnvironment, readConfig } from '#server/platform/config.ts'
import { openHouse, type House } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'
import { settingsNow } from './launcher/settings-file.ts'

/**
 * `npm run retention -- --dry-run`: what the next night will take away, because its time is over; without `--dry-run` it is
 * taken away now. Works beside a running `npm start` and in production.
 */
const operator: System = { kind: 'system', job: 'retention' }

/** One kind of what has a time: how many are over, and taking a portion of them away. */
type Kept = { words: string; count: (house: House) => Promise<number>; forget: (house: House) => Promise<number> }

const kept: readonly Kept[] = [
  registrationsThatWere('drafts nobody touched for 30 days', 'drafts'),
  registrationsThatWere('registrations refused more than 2 years ago', 'refused'),
  registrationsThatWere('registrations withdrawn more than 2 years ago', 'withdrawn'),
  portioned('requests for an enterprise number that ended more than 2 years ago', forgetNumberRequests),
  portioned('sessions and counts of wrong tries older than 12 months', async (house, actor, how) => {
    const { sessions, names } = await forgetSignIns(house, actor, how)
    return sessions + names
  }),
  portioned('questions about signing in closed more than 30 days ago, or open for 90', forgetHelpRequests),
  portioned('reports about accessibility older than 2 years', forgetAccessibilityFeedback),
  portioned('lines of the mail log older than 12 months', forgetMails),
  portioned('addresses and browsers of events older than 12 months', forgetOrigins),
  {
    words: 'rows about jobs finished long ago',
    count: (house) => countFinishedJobs(house.sql),
    forget: (house) => forgetFinishedJobs(house.sql),
  },
]

function portioned(words: string, run: (house: House, actor: System, how: { dryRun: boolean }) => Promise<number>): Kept {
  return {
    words,
    count: (house) => run(house, operator, { dryRun: true }),
    forget: (house) => run(house, operator, { dryRun: false }),
  }
}

/** One command takes all three kinds away; the first line of them does it, the others then find nothing left. */
function registrationsThatWere(words: string, which: 'drafts' | 'refused' | 'withdrawn'): Kept {
  return {
    words,
    count: async (house) => (await forgetRegistrations(house, operator, { dryRun: true }))[which],
    forget: async (house) => {
      const { forsaken, drafts, refused, withdrawn } = await forgetRegistrations(house, operator, { dryRun: false })
      await removeForsaken(house.files, house.log, forsaken)
      return drafts + refused + withdrawn
    },
  }
}

async function run(house: House, dryRun: boolean): Promise<void> {
  // Counted first, all of it: one of them may take away what another one counts.
  const counts: number[] = []
  for (const one of kept) counts.push(await one.count(house))
  for (const [place, one] of kept.entries()) {
    if (!dryRun) while ((await one.forget(house)) > 0);
    process.stdout.write(`${String(counts[place] ?? 0).padStart(8)}  ${one.words}\n`)
  }
  process.stdout.write(dryRun ? 'This is what the next night will take away. Nothing was changed.\n' : 'They are taken away.\n')
}

try {
  const command = new Command('retention')
    .description('What is kept no longer than it may be')
    .option('--dry-run', 'only say how many there are')
    .parse()
  const config = readConfig(settingsNow(ownEnvironment()), 'retention')
  const house = await openHouse(config, openLog({ name: 'retention', ...config.log }), 'retention')
  try {
    await run(house, command.opts<{ dryRun?: boolean }>().dryRun === true)
  } finally {
    await house.close()
  }
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? faultList(error.faults).trimEnd() : String(error)}\n`)
  process.exitCode = 1
}
