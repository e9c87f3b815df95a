import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { System } from '#server/features/actor.ts'
import { importOldEnrolments, type ImportedEnrolments } from '#server/features/companies/import-old-enrolments.command.ts'
import { ConfigError, faultList, ownEnvironment, readConfig } from '#server/platform/config.ts'
import { openHouse } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'
import { readEnrolmentFile, UnreadableList, type EnrolmentFile } from './enrolments/read-enrolment-file.ts'
import { settingsNow } from './launcher/settings-file.ts'

/**
 * `npm run enrolments -- import FILE.csv`: takes over the list of companies enrolled before this portal, so that the desk
 * sees who registers again (S47). The same list may be given again. Works beside a running `npm start` and in production.
 */
const operator: System = { kind: 'system', job: 'enrolments' }

type Options = { dryRun?: boolean; skipFaulty?: boolean }

async function importFile(path: string, options: Options): Promise<void> {
  const { enrolments, faults } = readEnrolmentFile(await readFile(path))
  for (const { line, reason } of faults) process.stderr.write(`line ${String(line)} ${reason}\n`)
  if (faults.length > 0 && options.skipFaulty !== true) {
    process.stderr.write(`Nothing was imported: ${countOf(faults.length, 'line')} cannot be. Mend the list, or add --skip-faulty.\n`)
    process.exitCode = 1
    return
  }
  tell(await take(enrolments, options.dryRun === true), options.dryRun === true, faults.length)
}

async function take(enrolments: EnrolmentFile['enrolments'], dryRun: boolean): Promise<ImportedEnrolments> {
  const config = readConfig(settingsNow(ownEnvironment()), 'enrolments')
  const house = await openHouse(config, openLog({ name: 'enrolments', ...config.log }), 'enrolments')
  try {
    return await importOldEnrolments(house, operator, enrolments, { dryRun })
  } finally {
    await house.close()
  }
}

function tell({ added, changed, same }: ImportedEnrolments, dryRun: boolean, skipped: number): void {
  const counts = [`${String(added)} new`, `${String(changed)} changed`, `${String(same)} as they were`]
  if (skipped > 0) counts.push(`${String(skipped)} skipped`)
  process.stdout.write(`${counts.join(', ')}.${dryRun ? ' Nothing was changed: this was a dry run.' : ''}\n`)
}

const countOf = (count: number, what: string) => `${String(count)} ${what}${count === 1 ? '' : 's'}`

function wordsFor(error: unknown): string {
  if (error instanceof ConfigError) return faultList(error.faults).trimEnd()
  if (error instanceof UnreadableList) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'There is no such file.'
  return error instanceof Error ? error.message : String(error)
}

const program = new Command('enrolments').description('Companies enrolled before this portal')
program
  .command('import')
  .description('take over a list as CSV: number, name, country, vatNumber, cbeNumber, enrolledOn')
  .argument('<file>', 'with ; or , between the columns, in UTF-8')
  .option('--dry-run', 'only say what would happen')
  .option('--skip-faulty', 'import the lines that can be')
  .action(importFile)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`)
  process.exitCode = 1
}
