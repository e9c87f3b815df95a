import type { FileStore } from '#server/platform/files/file-store.ts'
import type { Log } from '#server/platform/log.ts'

/**
 * Removes bytes that no document holds any more, after the commit that let go of them. Best effort: what cannot be
 * removed now, or not before the process dies, the nightly sweep takes.
 */
export async function removeForsaken(files: FileStore, log: Log, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    try {
      await files.remove(key)
    } catch (error) {
      log.warn({ err: error, key }, 'bytes that belong to no document wait for the nightly sweep')
    }
  }
}
