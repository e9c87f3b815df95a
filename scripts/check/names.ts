import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { root, wrong, type Finding } from './part.ts'

/** All that stands at the top; whatever else there is to say has a room. */
const rooms = ['server', 'web', 'jobs', 'db', 'scripts', 'tests']
const topFiles = [
  'package.json',
  'package-lock.json',
  'drizzle.config.ts',
  'tsconfig.json',
  'eslint.config.js',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
]
/** Names that say nothing: what is in such a file could be anywhere, and soon is. */
const sayNothing = /^(utils?|helpers?|common|managers?|base|types|enums?|misc|shared|index)\.(ts|js|mjs|svelte)$/
const suffixes = [
  'contract',
  'rules',
  'words',
  'mail',
  'pdf',
  'policy',
  'events',
  'repository',
  'gateway',
  'command',
  'query',
  'view',
  'routes',
  'live',
  'test',
]
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/
/** SvelteKit's own names, components and dot files are spelled their own way. */
const otherSpelling =
  /^(\+|\.|[A-Z][A-Za-z0-9]*\.svelte$|(README|CHANGELOG)\.md$|LICENSE$|Dockerfile$|(_journal|\d+_snapshot)\.json$)|\.svg$|\.sql$/
const kindOfCommand = /\.(command|query)\.ts$/

/** Names as the card at the door has them. */
export function namesInOrder(): Promise<Finding> {
  const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .filter((path) => path !== '')
  const faults = [...topFaults(paths), ...paths.flatMap(faultsOf)]
  return Promise.resolve(wrong(faults))
}

function topFaults(paths: readonly string[]): string[] {
  const top = new Set(paths.map((path) => path.split('/', 1)[0] ?? ''))
  const unknown = [...top].filter((name) => !name.startsWith('.') && !rooms.includes(name) && !topFiles.includes(name))
  const silent = rooms.filter((room) => !paths.includes(`${room}/README.md`))
  return [
    ...unknown.map((name) => `${name}: does not belong at the top: give it a room, or make it a dot file.`),
    ...silent.map((room) => `${room}: has no README.md that says what lives there and how to add one.`),
  ]
}

function faultsOf(path: string): string[] {
  const name = basename(path)
  const faults: string[] = []
  if (sayNothing.test(name)) faults.push(`${path}: say what is in it.`)
  if (!kebab.test(name) && !otherSpelling.test(name) && !topFiles.includes(path)) faults.push(`${path}: small letters and hyphens.`)
  const inFeature = /^server\/features\/[^/]+\/(.+)$/.exec(path)?.[1]
  if (inFeature !== undefined && name.endsWith('.ts')) faults.push(...featureFaults(path, inFeature))
  return faults
}

/** In a feature the suffix is the layer: without it no wall stands around the file. */
function featureFaults(path: string, name: string): string[] {
  const suffix = /\.([a-z]+)\.ts$/.exec(name)?.[1]
  if (suffix !== undefined && !suffixes.includes(suffix)) return [`${path}: "${suffix}" is no layer of ours.`]
  if (kindOfCommand.test(name) && !name.includes('-')) return [`${path}: a command or query is called by a verb and a noun.`]
  return []
}
