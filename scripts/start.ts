import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Starts the whole instance and watches over it until it is told to stop. */

// Compiled code is kept for the next start, ours and (by the same folder) that of the processes. It must be on before
// anything else is loaded, hence the imports below.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
const { ConfigError, faultList, ownEnvironment } = await import('#server/platform/config.ts')
const { Launch } = await import('./launcher/launch.ts')

const launch = new Launch(ownEnvironment())

// A signal to the group reaches us twice, once of it through npm; the first one counts.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void launch.end(0))

// Whoever read our words may leave; the instance stays.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.on('uncaughtException', (error) => {
  // A part that is ended while another still talks to it is no news.
  if (!launch.isEnding) process.stderr.write(`${error.stack ?? String(error)}\n`)
  void launch.end(1)
})

try {
  await launch.begin()
} catch (error) {
  if (!launch.isEnding) process.stderr.write(error instanceof ConfigError ? faultList(error.faults) : `${messageOf(error)}\n`)
  await launch.end(1)
}

/** What is thrown on the way up has a message for people; its stack would only hide it. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
