import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { identify, isAlive, type Identity } from '#scripts/processes/recognise.ts'

/** What an embedded server's folder remembers of its last run. */
type RunNote = { owner: Identity; token: string; port: number }

/** Thrown where a living process already runs a server on this folder: two on one folder would destroy its files. */
export class FolderInUse extends Error {
  constructor(dir: string, pid: number) {
    super(`${dir} is in use by process ${pid}.`)
    this.name = 'FolderInUse'
  }
}

const noteFile = (dir: string): string => join(dir, 'run.json')

/** The last run's note, after making sure that whoever wrote it is gone, or is us and has stopped. */
export function lastRun(dir: string): RunNote | undefined {
  const note = readJson<RunNote>(noteFile(dir))
  if (note !== undefined && note.owner.pid !== process.pid && isAlive(note.owner)) throw new FolderInUse(dir, note.owner.pid)
  return note
}

/** Notes who runs a server here, on which port, and by which token it is recognised. */
export function noteRun(dir: string, port: number): RunNote {
  const owner = identify(process.pid) ?? { pid: process.pid, began: 'unknown' }
  const note = { owner, token: randomBytes(16).toString('hex'), port }
  writePrivately(noteFile(dir), JSON.stringify(note))
  return note
}

export function readJson<Shape>(file: string): Shape | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Shape
  } catch {
    return undefined
  }
}

/** Written beside and moved over: a half-written password would lock us out of our own data. */
export function writePrivately(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

export const newPassword = (): string => randomBytes(24).toString('base64url')
