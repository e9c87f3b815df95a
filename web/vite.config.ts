import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { contractsOfTheBrowser } from './browser-contracts.ts'
import { filesOfEachLanguage, wordsOfOneLanguage } from './one-language.ts'
import { standIns } from './stand-ins.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Built from the folder above, where package.json is: adapter-node reads it there.
const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string }

export default defineConfig({
  root: here('.'),
  plugins: [
    standIns(),
    contractsOfTheBrowser(),
    wordsOfOneLanguage(),
    paraglideVitePlugin({
      project: here('./project.inlang'),
      outdir: here('./src/paraglide'),
      // hooks.server.ts and hooks.client.ts say which language a page has; paraglide only looks words up.
      strategy: ['baseLocale'],
      disableAsyncLocalStorage: true,
    }),
    sveltekit({
      adapter: filesOfEachLanguage(adapter({ out: here('./build') })),
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
  environments: {
    client: {
      build: {
        rolldownOptions: {
          treeshake: {
            moduleSideEffects: [{ test: /svelte\/src\/internal\/client\/dom\/elements\/custom-element\.js$/, sideEffects: false }],
          },
          output: {
            // What a first visit needs comes in few files: dozens of small ones are a third heavier, and each is asked for.
            codeSplitting: {
              groups: [
                // The page hands over its version and base before anything reads them: what takes them in stands alone.
                { name: 'payload', priority: 7, test: /(kit\/src\/runtime\/client\/payload|vite\/preload-helper)\.js$/ },
                { name: 'frame', priority: 6, test: /(src\/routes\/\+(layout|error)|kit\/src\/runtime\/client\/client)\.(js|svelte)$/ },
                { name: 'calls', priority: 5, test: /src\/lib\/api\/call\.ts$/ },
                {
                  name: 'fields',
                  priority: 4,
                  test: /src\/lib\/ui\/(ErrorSummary|Field|FormActions|IdempotencyKey|Notice|TextInput)\.svelte$/,
                },
                { name: 'way-back', priority: 3, test: /src\/routes\/\(public\)\/registrations\/\+page\.svelte$/ },
                { name: 'first-step', priority: 2, test: /src\/routes\/\(public\)\/register\/\+(layout|page)\.svelte$/ },
                {
                  name: 'steps',
                  priority: 1,
                  test: /src\/routes\/\(public\)\/register\/\[id\]\/(\+layout|(contact|office)\/\+page)\.svelte$/,
                },
                { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4_000 },
              ],
            },
          },
        },
      },
    },
  },
})
