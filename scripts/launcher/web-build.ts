import { join } from 'node:path'
import { root } from './root.ts'
import { hashOfSources, makeOnce, type Making } from './made-once.ts'

/** All that goes into the built pages: the web itself, what it may import of the server, and the packages. */
const sources = ['web/**/*', 'server/**/*.contract.ts', 'server/**/*.words.ts', 'package-lock.json']
const written = ['web/build', 'web/.svelte-kit', 'web/node_modules', 'web/src/paraglide']

/** Builds the pages if they are not those of the present sources. */
export function buildWeb(making: Making): Promise<void> {
  return makeOnce(
    {
      name: 'the pages',
      usually: '10 to 30 seconds',
      stamp: join(root, 'web', 'build', '.built-from'),
      hash: () => hashOfSources(sources, (path) => written.some((folder) => path === folder || path.startsWith(`${folder}/`))),
      // From the root: the adapter reads package.json from the current folder.
      args: [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '-c', 'web/vite.config.ts'],
    },
    making,
  )
}
