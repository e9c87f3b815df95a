// Sets up what a fresh clone lacks, before every npm script. Plain JavaScript and no packages: it runs when nothing is
// installed yet, on whatever Node the machine has. With nothing to do it is silent and takes less than 150 ms.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SetupError, say } from './bootstrap/tell.mjs'
import { packagesAreInStep } from './bootstrap/packages.mjs'
import { redisIsKnown } from './bootstrap/redis.mjs'
import { chromiumIsKnown } from './bootstrap/chromium.mjs'

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..')
const wantsBrowser = process.argv.includes('--browser')

/** What is missing, in the order it is set up. The slow half of the code is only loaded when there is something to do. */
const missing = () =>
  [!packagesAreInStep(root) && 'packages', !redisIsKnown(root) && 'redis', wantsBrowser && !chromiumIsKnown(root) && 'chromium'].filter(
    Boolean,
  )

async function setUp() {
  const { withLock } = await import('./bootstrap/lock.mjs')
  await withLock(root, async () => {
    // Asked again behind the lock: another bootstrap may just have done it.
    for (const part of missing()) {
      const { install } = await import(`./bootstrap/install-${part}.mjs`)
      install(root)
    }
  })
}

try {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 18) throw new SetupError(`Node 18 or newer is needed to set up; this is ${process.version}.`)
  if (missing().length > 0) await setUp()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
}
