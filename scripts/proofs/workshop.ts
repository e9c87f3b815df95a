import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '#scripts/launcher/root.ts'
import type { Defect, Edit } from './defect.ts'

/** What is not of the product's sources: made, fetched, or data. */
const left = ['.git', '.data', '.vitest', '.tools', 'node_modules', 'web/build', 'web/.svelte-kit', 'web/src/paraglide']
/** Of that, what checks need. */
const linked = ['.tools', 'node_modules', 'web/build']
/** Folders in which tools keep notes, and what is built of the sources: written over, they would change the checkout's own. */
const notes = new Set(['.cache', '.vite', '.vite-temp', 'programs'])

/** A defect whose text no longer stands where it should: the product has moved on, and the proof proves nothing. */
export class OutOfDate extends Error {
  constructor({ file, find }: Edit, times: number) {
    super(`${file} holds its text ${String(times)} times instead of once: ${find.slice(0, 80)}`)
    this.name = 'OutOfDate'
  }
}

/** A copy of the sources in which one defect at a time is made and mended. The checkout itself is never touched. */
export class Workshop {
  readonly folder: string
  readonly out: string

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'famhp-proofs-'))
    this.out = join(this.folder, '.proofs')
    cpSync(root, this.folder, { recursive: true, filter: (path) => !left.includes(relative(root, path)) })
    for (const path of linked) if (existsSync(join(root, path))) linkFolder(join(root, path), join(this.folder, path))
  }

  /** Whether every text of a defect still stands there once. */
  check({ edits }: Defect): void {
    for (const edit of edits) this.#changed(edit)
  }

  /** Runs `work` with the defect made, and mends it whatever happens. */
  async with<Result>({ edits }: Defect, work: () => Promise<Result>): Promise<Result> {
    const before = new Map<string, string>()
    try {
      for (const edit of edits) {
        const path = join(this.folder, edit.file)
        if (!before.has(path)) before.set(path, readFileSync(path, 'utf8'))
        writeFileSync(path, this.#changed(edit))
      }
      return await work()
    } finally {
      for (const [path, text] of before) writeFileSync(path, text)
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #changed(edit: Edit): string {
    const path = join(this.folder, edit.file)
    const pieces = existsSync(path) ? readFileSync(path, 'utf8').split(edit.find) : []
    if (pieces.length !== 2) throw new OutOfDate(edit, Math.max(0, pieces.length - 1))
    return pieces.join(edit.replace)
  }
}

/**
 * Takes a folder along file by file without copying it. A link to the folder itself would not do: tools write their notes
 * into it, and a program finds itself where the link leads.
 */
function linkFolder(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (!entry.isDirectory()) linkFile(source, target)
    else if (!notes.has(entry.name)) linkFolder(source, target)
  }
}

/** Where the temporary folder lies on another disk, it has to be copied after all. */
function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    copyFileSync(from, to)
  }
}
