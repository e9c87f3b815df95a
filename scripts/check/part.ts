import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a part found: nothing, or words that say what to mend. */
export type Finding = { ok: boolean; said: string }

/** One question that `npm run check` asks of the tree. */
export type Part = {
  name: string
  ask(): Promise<Finding>
  /** It reads what SvelteKit and the words' compiler make out of the sources. */
  needsPages?: boolean
}

export const fine: Finding = { ok: true, said: '' }
export const wrong = (lines: readonly string[]): Finding => (lines.length === 0 ? fine : { ok: false, said: lines.join('\n') })

/** Runs a tool of ours from node_modules, by its script, so that it works wherever the shell looks for programs. */
export async function runTool(script: string, args: readonly string[], options: { cwd?: string } = {}): Promise<Finding> {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: options.cwd ?? root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ok: code === 0, said: Buffer.concat(said).toString('utf8').trim() }))
  })
}
