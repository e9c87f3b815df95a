import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '#db/columns.ts'

export type StoredFile = { key: string; size: number; sha256: string }

/** Bytes on disk under keys of our own; names and hashes live in the database. Every unfinished file goes when it fails. */
export type FileStore = {
  /**
   * Stores a stream; at most `maxBytes`, above which it rejects with `TooLarge` and leaves nothing. `look` sees every
   * chunk as it passes and may throw to refuse the file at once.
   */
  put(source: AsyncIterable<Uint8Array>, options: { maxBytes: number; look?: (chunk: Uint8Array) => void }): Promise<StoredFile>
  /** The bytes from `start` to `end` (both included), or all. Rejects when there is no such file. */
  read(key: string, range?: { start: number; end: number }): Promise<{ stream: Readable; size: number }>
  /** The file's path, for tools that read files by themselves (the child process that inspects PDFs). */
  pathOf(key: string): string
  /** Takes a file away, whole or half-written; no fault where there is none. */
  remove(key: string): Promise<void>
  /** All keys with their age in milliseconds, and what an ended process left half-written: for the nightly sweep. */
  list(): AsyncIterable<{ key: string; ageMs: number; unfinished: boolean }>
}

export class TooLarge extends Error {
  readonly code = 'too-large'
}

const keyPattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const shelfPattern = /^[0-9a-f]{2}$/

/**
 * Our own store on disk: temp name, fsync, rename. Flydrive was looked at; for one disk it would save some forty lines,
 * but it neither syncs nor reads ranges.
 */
export async function openFileStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  const kept = join(folder, 'kept')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await mkdir(kept, { recursive: true, mode: 0o700 })

  const pathOf = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('Not a key of the file store')
    // The last two digits of a uuid v7 are random: 256 folders of even size.
    return join(kept, key.slice(-2), key)
  }

  return {
    pathOf,
    async put(source, { maxBytes, look }) {
      const key = newId()
      const unfinished = join(incoming, key)
      const target = pathOf(key)
      const hash = createHash('sha256')
      let size = 0
      try {
        const file = await open(unfinished, 'wx', 0o600)
        try {
          for await (const chunk of source) {
            size += chunk.byteLength
            if (size > maxBytes) throw new TooLarge()
            look?.(chunk)
            hash.update(chunk)
            await writeWhole(file, chunk)
          }
          await file.sync()
        } finally {
          await file.close()
        }
        await mkdir(join(kept, key.slice(-2)), { recursive: true, mode: 0o700 })
        await rename(unfinished, target)
        await syncFolder(join(kept, key.slice(-2)))
      } catch (error) {
        await rm(unfinished, { force: true })
        // Also when only the last step failed, and the file stands where nobody will ever ask for it.
        await rm(target, { force: true })
        throw error
      }
      return { key, size, sha256: hash.digest('hex') }
    },
    async read(key, range) {
      const path = pathOf(key)
      const { size } = await stat(path)
      return { stream: createReadStream(path, range), size }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
      await rm(join(incoming, key), { force: true })
    },
    async *list() {
      // Whatever else lies in these folders was not put there by us and is left alone.
      for (const name of (await readdir(incoming)).filter((name) => keyPattern.test(name))) {
        const age = await ageOf(join(incoming, name))
        if (age !== undefined) yield { key: name, ageMs: age, unfinished: true }
      }
      for (const shelf of (await readdir(kept)).filter((name) => shelfPattern.test(name))) {
        for (const name of (await readdir(join(kept, shelf))).filter((name) => keyPattern.test(name))) {
          const age = await ageOf(join(kept, shelf, name))
          if (age !== undefined) yield { key: name, ageMs: age, unfinished: false }
        }
      }
    },
  }
}

type Handle = Awaited<ReturnType<typeof open>>

async function writeWhole(file: Handle, chunk: Uint8Array): Promise<void> {
  let done = 0
  while (done < chunk.byteLength) done += (await file.write(chunk, done)).bytesWritten
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function ageOf(path: string): Promise<number | undefined> {
  try {
    return Date.now() - (await stat(path)).mtimeMs
  } catch {
    // Gone between listing and looking: nothing to tell.
    return undefined
  }
}
