import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const routesFolder = fileURLToPath(new URL('../../../web/src/routes', import.meta.url))

/**
 * Every address that the pages have, found from their files: `/register/[id]/office` for
 * `(public)/register/[id]/office/+page.svelte`. Groups in brackets are no part of an address.
 */
export function routesOfFiles(): string[] {
  const files = globSync('**/+{page.svelte,page.server.ts,server.ts}', { cwd: routesFolder })
  const routes = files.map((file) => {
    const folders = file.split('/').slice(0, -1)
    return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`
  })
  return [...new Set(routes)].toSorted()
}
