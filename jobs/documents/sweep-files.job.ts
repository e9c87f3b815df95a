import { stat } from 'node:fs/promises'
import * as z from 'zod/mini'
import type { House } from '#server/platform/house.ts'
import type { Log } from '#server/platform/log.ts'
import { attachmentKeysInUse } from '#server/features/identity/help-requests/find-help-attachment.query.ts'
import { findDocument, keysInUse, storedAfter } from '#server/features/documents/find-document.query.ts'
import { defineJob } from '../runtime/define-job.ts'

const dayMs = 24 * 60 * 60 * 1000
const atATime = 500

/**
 * Brings disk and database together again each night: bytes that belong to no document and no question, and what a process that died
 * left half-received, go after a day; documents whose bytes are missing are told, never hidden.
 */
export const sweepFiles = defineJob({
  name: 'sweep-files',
  cron: '40 3 * * *',
  queue: 'batch',
  payload: z.object({}),
  attempts: 3,
  backoff: { firstMs: 60_000, longestMs: 600_000 },
  timeLimitMs: 30 * 60_000,
  deduplicate: true,
  async run({ house, log, signal }) {
    const removed = await removeOrphans(house, signal)
    const missing = await tellMissing(house, log, signal)
    log.info({ removed, missing }, 'files swept')
  },
})

/** A day is far longer than any upload takes, so nothing that is still on its way is touched. */
async function removeOrphans(house: House, signal: AbortSignal): Promise<number> {
  let removed = 0
  let old: string[] = []
  const sweep = async () => {
    const inUse = new Set([...(await keysInUse(house.db, old)), ...(await attachmentKeysInUse(house.db, old))])
    for (const key of old) {
      if (inUse.has(key)) continue
      await house.files.remove(key)
      removed += 1
    }
    old = []
  }
  for await (const { key, ageMs, unfinished } of house.files.list()) {
    signal.throwIfAborted()
    if (ageMs <= dayMs) continue
    if (unfinished) {
      await house.files.remove(key)
      removed += 1
      continue
    }
    old.push(key)
    if (old.length >= atATime) await sweep()
  }
  await sweep()
  return removed
}

async function tellMissing(house: House, log: Log, signal: AbortSignal): Promise<number> {
  let missing = 0
  let after: string | undefined
  for (;;) {
    signal.throwIfAborted()
    const page = await storedAfter(house.db, after, atATime)
    for (const { id, storageKey } of page) {
      if (await isThere(house.files.pathOf(storageKey))) continue
      // Refused or replaced since the page was read: then its bytes went as they should.
      if ((await findDocument(house.db, id))?.storageKey !== storageKey) continue
      missing += 1
      log.error({ documentId: id, key: storageKey }, 'the bytes of a document are missing: restore them from the backup')
    }
    after = page.at(-1)?.id
    if (page.length < atATime) return missing
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
