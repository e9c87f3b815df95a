import { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { openFileStore } from '#server/platform/files/file-store.ts'
import { proofMaxBytes } from '#server/features/documents/documents.contract.ts'
import { extractPdf, type ExtractFacts } from './extract.pdf.ts'

/** Prints a share of the world's extracts into the file store and answers where each lies. */
const { folder, extracts } = workerData as { folder: string; extracts: { id: string; facts: ExtractFacts }[] }
const files = await openFileStore(folder)
for (const { id, facts } of extracts) {
  const stored = await files.put(Readable.from([await extractPdf(facts)]), { maxBytes: proofMaxBytes })
  parentPort?.postMessage({ id, ...stored })
}
