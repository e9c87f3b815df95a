import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Built from the folder above, where package.json is: adapter-node reads it there.
const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string }

/** A browser asks, the server judges: `no-schemas.ts` says what stands in zod's place, and why. */
const schemasStayWithTheServer: Plugin = {
  name: 'schemas-stay-with-the-server',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  resolveId: (id) => (id === 'zod/mini' ? here('./src/lib/api/no-schemas.ts') : undefined),
}

export default defineConfig({
  root: here('.'),
  plugins: [
    schemasStayWithTheServer,
    paraglideVitePlugin({
      project: here('./project.inlang'),
      outdir: here('./src/paraglide'),
      // hooks.server.ts and hooks.client.ts say which language a page has; paraglide only looks words up.
      strategy: ['baseLocale'],
      disableAsyncLocalStorage: true,
    }),
    sveltekit({
      adapter: adapter({ out: here('./build') }),
      // A dozen small files would each cost a round trip before anything is painted; what many pages share stays a file.
      inlineStyleThreshold: 6_000,
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Places of floating parts and heights of progress are style attributes.
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self'],
          'frame-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
          'form-action': ['self'],
        },
      },
      version: { pollInterval: 0 },
    }),
  ],
  define: { __RELEASE__: JSON.stringify(version) },
  resolve: { alias: { '#server': here('../server') } },
  server: { fs: { allow: [here('..')] } },
  // A data: address is not one of our own: fonts and pictures stay files.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
})
