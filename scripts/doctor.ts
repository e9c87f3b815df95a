import { ConfigError, ownEnvironment, readConfig, type Config, type Fault } from '#server/platform/config.ts'
import { allChecks } from './doctor/checks.ts'
import { settingsNow } from './launcher/settings-file.ts'

/** `npm run doctor`: says in plain words what is well and what is not, and changes nothing. */
async function main(): Promise<number> {
  const config = readSettings()
  if (!('mode' in config)) {
    for (const fault of config.faults) tell('not well', 'settings', `${fault.setting} ${fault.message}`)
    process.stdout.write('\nThe rest was not looked at: it needs the settings. In a demo, start it first with npm start.\n')
    return 1
  }
  tell('well', 'settings', `${config.mode}, ${config.http.publicUrl}, data in ${config.dataDir}`)
  const findings = (await Promise.all(allChecks.map((check) => check(config)))).flat()
  for (const { state, about, words } of findings) tell(state, about, words)
  const bad = findings.filter((finding) => finding.state === 'not well').length
  process.stdout.write(bad === 0 ? '\nAll is well.\n' : `\n${bad} ${bad === 1 ? 'thing is' : 'things are'} not well.\n`)
  return bad === 0 ? 0 : 1
}

function readSettings(): Config | { faults: Fault[] } {
  try {
    return readConfig(settingsNow(ownEnvironment()))
  } catch (error) {
    if (error instanceof ConfigError) return { faults: error.faults }
    throw error
  }
}

function tell(state: string, about: string, words: string): void {
  process.stdout.write(`${state.padEnd(9)} ${about.padEnd(14)} ${words}\n`)
}

process.exitCode = await main()
