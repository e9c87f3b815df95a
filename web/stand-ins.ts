import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

type StandIn = { of: string; where: RegExp; file: string }

/** Left out of the browser's build alone: what only a server needs. Each file says why. */
const inTheBrowser: StandIn[] = [
  { of: 'zod/mini', where: /./, file: here('./src/lib/api/no-schemas.ts') },
  { of: './src/uneval.js', where: /\/devalue\/index\.js$/, file: here('./src/lib/api/no-uneval.ts') },
]

/** The same for pages that are made on the server and in the browser, which must agree. */
const everywhere: StandIn[] = [
  { of: '../Icon.svelte', where: /\/@lucide\/svelte\/dist\/icons\//, file: here('./src/lib/ui/Drawing.svelte') },
]

/** Our own small files in the place of those of packages, of which a page would carry what it does not need. */
export function standIns(): Plugin[] {
  const standing = (name: string, list: StandIn[]): Plugin => ({
    name,
    apply: 'build',
    enforce: 'pre',
    resolveId: (id, importer = '') => list.find(({ of, where }) => of === id && where.test(importer))?.file,
  })
  return [
    { ...standing('stand-ins-in-the-browser', inTheBrowser), applyToEnvironment: ({ name }) => name === 'client' },
    standing('stand-ins-everywhere', everywhere),
  ]
}
