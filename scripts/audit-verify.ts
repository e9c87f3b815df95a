import { Command } from 'commander'
import postgres from 'postgres'
import { ConfigError, faultList, ownEnvironment, readConfig, type Config } from '#server/platform/config.ts'
import { findingWords, summaryWords } from './audit/finding-words.ts'
import { readKeptHeads } from './audit/kept-heads.ts'
import { verifyTrail } from './audit/verify-trail.ts'
import { settingsNow } from './launcher/settings-file.ts'

/**
 * `npm run audit:verify [-- --heads FILE]`: walks the whole trail and says what was changed, removed, added, moved, cut
 * off or written anew, and where. Ends with 1 when anything is wrong. Reads only, also beside a running instance.
 */
async function main(): Promise<number> {
  const command = new Command('audit:verify')
    .description('Looks whether the trail is as it was sealed')
    .option('--heads <file>', 'heads kept elsewhere: an answer of /api/v1/audit/heads, or a log of the jobs')
    .parse()
  const { heads } = command.opts<{ heads?: string }>()
  const config = settings()
  if (!config) return 1
  const sql = postgres(config.database.url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  try {
    const verdict = await verifyTrail(sql, config.keys.audit, heads === undefined ? undefined : readKeptHeads(heads))
    for (const finding of verdict.findings) process.stdout.write(`${findingWords(finding)}\n`)
    process.stdout.write(`${summaryWords(verdict)}\n`)
    return verdict.findings.length === 0 ? 0 : 1
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
    process.stderr.write(`The trail could not be read: ${error instanceof Error ? error.message : 'unknown'}${code}\n`)
    return 2
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function settings(): Config | undefined {
  try {
    return readConfig(settingsNow(ownEnvironment()))
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(faultList(error.faults))
    return undefined
  }
}

process.exitCode = await main()
