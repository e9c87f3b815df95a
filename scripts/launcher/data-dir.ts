import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writePrivately } from '#scripts/embedded/server-folder.ts'
import { endAllWith, identify, isAlive, type Identity } from '#scripts/processes/recognise.ts'

/** Where things are in DATA_DIR. */
export const placesIn = (dataDir: string) => ({
  keys: join(dataDir, 'keys'),
  logs: join(dataDir, 'logs'),
  run: join(dataDir, 'run'),
  postgres: join(dataDir, 'postgres'),
  redis: join(dataDir, 'redis'),
  launcherFile: join(dataDir, 'run', 'launcher.json'),
  settingsFile: join(dataDir, 'run', 'settings.env'),
  processesFile: join(dataDir, 'run', 'processes.json'),
  demoAccounts: join(dataDir, 'demo-accounts.json'),
  /** What the simulated registers hold of the demo's own companies. */
  demoNumbers: join(dataDir, 'demo-numbers.json'),
  seedStamp: join(dataDir, 'seeded.json'),
})

export type LauncherNote = { identity: Identity; token: string; publicUrl: string }

/** A claimed folder: the token that marks all processes of this run, and the way to give the folder back. */
export type Claim = { token: string; release(): void }

export class DataDirInUse extends Error {
  constructor(dataDir: string, note: LauncherNote) {
    super(
      `Another npm start (process ${note.identity.pid}) is already running with the data in ${dataDir}; it serves ${note.publicUrl}. ` +
        'Stop it first, or give this one a DATA_DIR and a PORT of its own.',
    )
    this.name = 'DataDirInUse'
  }
}

/** The living launcher of this folder, if there is one. */
export function livingLauncher(dataDir: string): LauncherNote | undefined {
  const note = readJson<LauncherNote>(placesIn(dataDir).launcherFile)
  return note !== undefined && isAlive(note.identity) ? note : undefined
}

/**
 * Takes DATA_DIR for this process. If its last launcher was killed, what that left running is recognised by its token
 * and ended; PostgreSQL and Redis see to theirs themselves when they are started.
 */
export async function claimDataDir(dataDir: string, publicUrl: string): Promise<Claim> {
  const { launcherFile, settingsFile, processesFile, ...folders } = placesIn(dataDir)
  // Passable, not readable: where PostgreSQL runs as another user it must reach its own folder.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  for (const folder of [folders.keys, folders.run]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  mkdirSync(folders.logs, { recursive: true })
  const token = randomBytes(16).toString('hex')
  const identity = identify(process.pid) ?? { pid: process.pid, began: 'unknown' }
  const leftBehind = take(dataDir, { identity, token, publicUrl })
  for (const old of leftBehind) {
    await endAllWith(old, [
      { signal: 'SIGTERM', patienceMs: 3_000 },
      { signal: 'SIGKILL', patienceMs: 1_000 },
    ])
  }
  const release = () => {
    // Only what is ours: after a long pause another launcher may have taken our place.
    if (readJson<LauncherNote>(launcherFile)?.token !== token) return
    for (const file of [settingsFile, processesFile, launcherFile]) rmSync(file, { force: true })
  }
  return { token, release }
}

/** Puts our note where only one can be; returns the tokens of the dead whose notes stood there. */
function take(dataDir: string, note: LauncherNote): string[] {
  const { launcherFile } = placesIn(dataDir)
  const ours = `${launcherFile}.${process.pid}`
  const tokens: string[] = []
  writePrivately(ours, JSON.stringify(note))
  try {
    for (;;) {
      try {
        // Linking puts the whole note there at once and fails if one is there already.
        linkSync(ours, launcherFile)
        return tokens
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const living = livingLauncher(dataDir)
      if (living !== undefined) throw new DataDirInUse(dataDir, living)
      const dead = readJson<LauncherNote>(launcherFile)
      if (dead !== undefined) tokens.push(dead.token)
      if (existsSync(launcherFile)) setAside(launcherFile)
    }
  } finally {
    rmSync(ours, { force: true })
  }
}

/** Of two that find the same dead note, one moves it and the other finds it gone. */
function setAside(file: string): void {
  const aside = `${file}.dead-${process.pid}`
  try {
    renameSync(file, aside)
    rmSync(aside, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
