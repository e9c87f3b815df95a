import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openChromium } from './bench/phone.ts'
import { launch } from './faults/launched.ts'
import { Stage } from './faults/stage.ts'
import { walk, type Picture } from './tour/walk.ts'

/**
 * `npm run tour`: starts a demo of its own, walks through the story that the README tells, and takes its pictures anew
 * into `scripts/tour/pictures`. Run it when the pages have changed.
 */
const folder = fileURLToPath(new URL('./tour/pictures/', import.meta.url))
/** So much a picture may weigh: the README shows them all at once. */
const mostBytes = 100_000

async function main(): Promise<void> {
  const stage = new Stage({ size: 'full', say: tell })
  const stop = () => void stage.close().finally(() => process.exit(1))
  process.once('SIGTERM', stop).once('SIGINT', stop)
  try {
    const { port } = await launch(stage, { DEMO_WORLD: 'full' })
    const browser = await openChromium()
    stage.onEnd(() => browser.close())
    mkdirSync(folder, { recursive: true })
    const accounts = readFileSync(join(stage.dataDir, 'demo-accounts.json'), 'utf8')
    await walk({ browser, url: `http://localhost:${String(port)}`, simulators: `http://127.0.0.1:${String(port + 2)}`, accounts, keep })
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop)
    await stage.close()
  }
  told()
}

function keep({ name, bytes }: Picture): void {
  if (bytes.length > mostBytes) throw new Error(`${name} weighs ${String(bytes.length)} bytes, more than ${String(mostBytes)}`)
  writeFileSync(join(folder, `${name}.webp`), bytes)
  tell(`${name}.webp  ${String(Math.round(bytes.length / 1_000))} kB`)
}

/** A picture that the README links and nobody took would be a hole in it. */
function told(): void {
  const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
  const linked = [...readme.matchAll(/scripts\/tour\/pictures\/([\w-]+\.webp)/g)].map((found) => found[1] ?? '')
  const missing = linked.filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0) throw new Error(`README.md shows pictures that were not taken: ${missing.join(', ')}`)
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main()
