import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const services = [fromRoot('tests/support/global-setup.ts')]
const pages = fromRoot('tests/support/prepare-pages.ts')
const tellPages = fromRoot('tests/support/tell-failed-pages.ts')
const shutNetwork = fromRoot('tests/support/no-network.ts')
/** Children of a test are as shut in as the test itself. */
const shutChildren = { NODE_OPTIONS: `--import=${new URL('./support/no-network.ts', import.meta.url).href}` }

/** Each kind of test waits for the one before it: two cores cannot measure patience for four kinds at once. */
export default defineConfig({
  root: fromRoot('.'),
  test: {
    reporters: ['default', fromRoot('tests/support/last-line-reporter.ts')],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          isolate: false,
          globalSetup: [pages],
          include: ['{server,jobs,db,scripts}/**/*.test.ts', 'web/*.test.ts', 'web/src/**/*.test.ts'],
          setupFiles: [shutNetwork],
          maxWorkers: 2,
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'house',
          isolate: false,
          include: ['tests/{features,jobs,architecture,scripts,support}/**/*.test.ts'],
          globalSetup: [pages, ...services],
          setupFiles: [shutNetwork],
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: ['tests/processes/**/*.test.ts'],
          globalSetup: services,
          setupFiles: [shutNetwork],
          env: shutChildren,
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'attacks',
          include: ['tests/attacks/**/*.test.ts'],
          globalSetup: [pages, ...services],
          setupFiles: [shutNetwork],
          // The built pages run as they are.
          server: { deps: { external: [/\/web\/build\//] } },
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.{test,journey}.ts'],
          setupFiles: [shutNetwork, tellPages],
          env: shutChildren,
          maxWorkers: 2,
          testTimeout: 400_000,
          hookTimeout: 400_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
