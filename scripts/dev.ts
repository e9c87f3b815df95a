import { ConfigError, faultList, ownEnvironment } from '#server/platform/config.ts'
import { Launch } from './launcher/launch.ts'

/** `npm run dev`: a demo as by `npm start`, whose pages follow their sources and whose processes begin again when theirs change. */

const launch = new Launch(ownEnvironment(), { follows: true })
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void launch.end(0))

try {
  await launch.begin()
} catch (error) {
  if (!launch.isEnding) {
    const words = error instanceof ConfigError ? faultList(error.faults) : `${error instanceof Error ? error.message : String(error)}\n`
    process.stderr.write(words)
  }
  await launch.end(1)
}
