import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown, type Plugin } from 'rolldown'
import { root } from './root.ts'
import { mains } from './programs.ts'

/** Builds the programs into the folder that is named; a process of its own, since the tool need not stay in the launcher. */

/** Files that are looked for beside a source are found there still. */
const ownPlaces: Plugin = {
  name: 'own-places',
  transform(code, id) {
    const isOurs = !relative(root, id).startsWith('node_modules') && code.includes('import.meta.url')
    // No line moves, so that the places of errors stay true.
    return isOurs ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null } : undefined
  },
}

const [folder = ''] = process.argv.slice(2)
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(Object.entries(mains).map(([name, file]) => [name, join(root, file)])),
  platform: 'node',
  // What is machine code, or optional and not installed, stays with Node.
  external: [/^@node-rs\//, 'bufferutil', 'utf-8-validate'],
  plugins: [ownPlaces],
  // Contracts and registries speak by being loaded: nothing is left out for seeming unused.
  treeshake: false,
})
await bundle.write({
  dir: folder,
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
  sourcemap: true,
  cleanDir: true,
})
await bundle.close()
