import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareWeb } from '#scripts/check/type-errors.ts'

/** What SvelteKit and the words' compiler write, and what the files under `web` cannot be read without. */
const written = ['web/node_modules/$app/tsconfig', 'web/src/paraglide/runtime.js']
const isThere = (path: string) => existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))

/** In a fresh clone neither a build nor a check has prepared the pages yet; tests of web's own code need it done. */
export async function setup(): Promise<void> {
  if (written.every(isThere)) return
  const { ok, said } = await prepareWeb()
  if (!ok) throw new Error(`The pages could not be prepared.\n${said}`)
}
