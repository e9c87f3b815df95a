import { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { proofMaxBytes } from '#server/features/documents/documents.contract.ts'
import { openFileStore } from '#server/platform/files/file-store.ts'
import { extractPdf, type ExtractFacts } from './extract.pdf.ts'

/** Prints a share of the world's extracts into the file store and answers where each lies. */
const { folder, extracts } = workerData as { folder: string; extracts: { id: string; facts: ExtractFacts }[] }
const files = await openFileStore(folder)

/** The next is drawn while those before it are still on their way to the disk; so many wait at most. */
const atOnce = 8
const waiting = new Set<Promise<void>>()
for (const { id, facts } of extracts) {
  const bytes = await extractPdf(facts)
  const putting = files.put(Readable.from([bytes]), { maxBytes: proofMaxBytes }).then((stored) => {
    parentPort?.postMessage({ id, ...stored })
    waiting.delete(putting)
  })
  waiting.add(putting)
  if (waiting.size >= atOnce) await Promise.race(waiting)
}
await Promise.all(waiting)
