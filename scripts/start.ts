import { ConfigError, faultList, ownEnvironment } from '#server/platform/config.ts'
import { Launch } from './launcher/launch.ts'

/** Starts the whole instance and watches over it until it is told to stop. */
const launch = new Launch(ownEnvironment())

// A signal to the group reaches us twice, once of it through npm; the first one counts.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void launch.end(0))

process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? String(error)}\n`)
  void launch.end(1)
})

try {
  await launch.begin()
} catch (error) {
  if (!launch.isEnding)
    process.stderr.write(error instanceof ConfigError ? faultList(error.faults) : `${messageOf(error)}\n`)
  await launch.end(1)
}

/** What is thrown on the way up has a message for people; its stack would only hide it. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
