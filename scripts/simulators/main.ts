import { loadConfig } from '#server/platform/config.ts'
import { openLog } from '#server/platform/log.ts'
import { placesIn } from '#scripts/launcher/data-dir.ts'
import { seededNumbers, seededPersons } from './seeded-numbers.ts'
import { startSimulators } from './start-simulators.ts'

export { startSimulators } from './start-simulators.ts'

/** The process: all simulators on loopback until a signal ends them. */
async function main(): Promise<void> {
  const config = loadConfig('simulators')
  const log = openLog({ name: 'simulators', ...config.log })
  if (config.mode !== 'demo') {
    log.error('simulators do not run outside demo mode')
    process.exitCode = 1
    return
  }
  const { port, smtpPort } = config.simulators
  const url = `${config.http.publicUrl}/api/v1/hooks/mail-bounces`
  const simulators = await startSimulators({
    port,
    smtpPort,
    bounceHook: { url: () => url, keys: config.keys.webhook },
    seeded: seededNumbers(placesIn(config.dataDir).demoNumbers),
    persons: seededPersons(placesIn(config.dataDir).demoNumbers),
  })
  log.info({ port: simulators.port, smtpPort: simulators.smtpPort }, 'simulators are ready')

  let isStopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'simulators stop')
    simulators.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`simulators could not start: ${error instanceof Error ? error.message : 'unknown'}\n`)
    process.exit(1)
  })
}
