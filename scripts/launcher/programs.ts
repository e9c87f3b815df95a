import { join } from 'node:path'
import { root } from './root.ts'
import { hashOfSources, makeOnce, type Making } from './made-once.ts'

/** Our processes and the file each begins with. */
export const mains = {
  server: 'server/main.ts',
  jobs: 'jobs/main.ts',
  simulators: 'scripts/simulators/main.ts',
} as const
export type ProgramName = keyof typeof mains

const sources = ['server/**/*.ts', 'jobs/**/*.ts', 'db/**/*.ts', 'scripts/{simulators,launcher,embedded}/**/*.ts', 'package-lock.json']
const folder = join(root, '.tools', 'programs')

/** Where a program begins once it is built. */
export function programFile(name: ProgramName): string {
  return join(folder, `${name}.mjs`)
}

/**
 * Puts each process with its packages into one file, if what is there is not of the present sources. Node would read
 * more than a thousand files otherwise, which takes most of the time that a process needs to begin (or to begin again).
 */
export function buildPrograms(making: Making): Promise<void> {
  return makeOnce(
    {
      name: 'the programs',
      usually: '3 to 10 seconds',
      stamp: join(folder, '.built-from'),
      // Places of files stand in what is built: moved elsewhere, a checkout builds again.
      hash: () => `${root} ${hashOfSources(sources)}`,
      args: [join('scripts', 'launcher', 'programs.child.ts'), folder],
    },
    making,
  )
}
