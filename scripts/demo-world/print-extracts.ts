import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { StoredFile } from '#server/platform/files/file-store.ts'
import type { PlannedProof } from './state.ts'

/** Prints all proofs of the world into the file store, on as many cores as there are, at most four. By the proof's id. */
export async function printExtracts(folder: string, proofs: readonly PlannedProof[]): Promise<Map<string, StoredFile>> {
  const stored = new Map<string, StoredFile>()
  const extracts = proofs.map(({ row, facts }) => ({ id: row.id, facts }))
  const count = Math.min(4, availableParallelism(), Math.ceil(extracts.length / 20))
  const shares = Array.from({ length: count }, (_, share) => extracts.filter((_extract, place) => place % count === share))
  await Promise.all(shares.map((share) => work(folder, share, stored)))
  return stored
}

function work(folder: string, extracts: readonly unknown[], stored: Map<string, StoredFile>): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./print-extracts.worker.ts', import.meta.url), { workerData: { folder, extracts } })
    worker.on('message', ({ id, ...file }: { id: string } & StoredFile) => void stored.set(id, file))
    worker.once('error', reject)
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Extracts could not be printed (${String(code)})`))))
  })
}
