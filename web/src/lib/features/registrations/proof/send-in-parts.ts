import type { UploadView } from '#server/features/documents/uploads.contract.ts'
import { proofUploadPath, tusVersion } from '#server/features/registrations/proof/proof-uploads.contract.ts'
import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { isProblem } from '#lib/api/problems.ts'
import { m } from '#lib/words.ts'
import { endOfPart, metadataOf, pauseMs } from '../fields/part-sizes.ts'

export type SendState = {
  /** Bytes that have gone, those under way included. */
  sent: number
  /** Bytes of which the server said that it has them. */
  kept: number
  /** The line is gone; what has arrived is kept, and we try again by ourselves. */
  waiting: boolean
}

type Sending = {
  registrationId: string
  file: File
  language: ScreenLanguage
  tell: (state: SendState) => void
  /** Stops for good; what has arrived stays with the server for a day. */
  signal: AbortSignal
  /** Wakes who waits for the line. */
  hurry: EventTarget
}

/** No byte moves for so long: the line is gone, whatever the browser believes. */
const silenceMs = 20_000

/**
 * Sends a file in parts and goes on where the server stands whenever the line comes back, or when the same file is chosen
 * again after a reload. Answers what was wrong with it in words, or undefined when it has arrived whole.
 */
export async function sendInParts(sending: Sending): Promise<string | undefined> {
  const { file, signal, tell } = sending
  let upload: UploadView | undefined
  let failures = 0
  const sum = await sumOf(file).catch(() => undefined)
  if (sum === undefined) return m.form_file_unreadable()
  for (;;) {
    signal.throwIfAborted()
    try {
      upload ??= await begin(sending, sum)
      if (upload.done) return undefined
      tell({ sent: upload.offset, kept: upload.offset, waiting: false })
      const offset = await sendPart(sending, upload)
      failures = 0
      upload = { ...upload, offset, done: offset === file.size }
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof Refused) {
        const at = standsAt(error.problem)
        if (at !== undefined && upload) upload = { ...upload, offset: at }
        else return wordsOf(error.problem, upload !== undefined)
        continue
      }
      // A file that was changed or taken away can be read no more, and no line will mend that.
      if (!(await isReadable(file))) return m.form_file_unreadable()
      failures += 1
      tell({ sent: upload?.offset ?? 0, kept: upload?.offset ?? 0, waiting: true })
      await lineMayBeBack(pauseMs(failures, Math.random()), sending)
      upload = upload && (await whereItStands(sending, upload).catch(() => upload))
    }
  }
}

/** Our server answered, and it was no. Everything else is a line that broke. */
class Refused extends Error {
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument) {
    super(problem.code)
    this.problem = problem
  }
}

const standsAt = ({ code, current }: ProblemDocument) => (code === 'changed-meanwhile' && isUpload(current) ? current.offset : undefined)

function isUpload(read: unknown): read is UploadView {
  if (typeof read !== 'object' || read === null || !('id' in read) || !('offset' in read)) return false
  return typeof read.id === 'string' && typeof read.offset === 'number'
}

function wordsOf(problem: ProblemDocument, hadBegun: boolean): string {
  // Another window sends another file for the same registration.
  if (problem.code === 'not-found' && hadBegun) return m.form_upload_replaced()
  return problem.fields?.[0]?.message ?? problem.title
}

async function begin({ registrationId, file, language, signal }: Sending, sum: string): Promise<UploadView> {
  const metadata = metadataOf({ filename: file.name.slice(0, 500), ...(sum && { sha256: sum }) })
  const answer = await fetch(proofUploadPath(registrationId), {
    method: 'POST',
    headers: headersIn(language, { 'upload-length': String(file.size), 'upload-metadata': metadata }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(silenceMs)]),
  })
  return uploadIn(answer)
}

async function whereItStands({ registrationId, language, signal }: Sending, { id }: UploadView): Promise<UploadView> {
  const answer = await fetch(proofUploadPath(registrationId, id), {
    headers: headersIn(language),
    signal: AbortSignal.any([signal, AbortSignal.timeout(silenceMs)]),
  })
  return uploadIn(answer)
}

const headersIn = (language: string, more: Record<string, string> = {}) => ({
  'accept-language': language,
  'tus-resumable': tusVersion,
  ...more,
})

async function uploadIn(answer: Response): Promise<UploadView> {
  const text = await answer.text()
  if (!answer.ok) throw failureOf(answer.status, text)
  const read: unknown = JSON.parse(text)
  if (!isUpload(read)) throw new Error('Not an answer about an upload')
  return read
}

/** What is overloaded or away for a while is waited for like a line that broke. */
function failureOf(status: number, text: string): Error {
  if (status === 0 || status === 429 || status >= 500) return new Error(`status ${String(status)}`)
  try {
    const read: unknown = JSON.parse(text)
    if (isProblem(read)) return new Refused(read)
  } catch {
    // No answer of ours: told below.
  }
  return new Error(`status ${String(status)}`)
}

function sendPart({ registrationId, file, language, tell, signal }: Sending, { id, offset }: UploadView): Promise<number> {
  return new Promise((done, failed) => {
    // fetch cannot tell how much of a body has gone; this can.
    const request = new XMLHttpRequest()
    let silence = setTimeout(() => request.abort(), silenceMs)
    const stirs = () => {
      clearTimeout(silence)
      silence = setTimeout(() => request.abort(), silenceMs)
    }
    const stop = () => request.abort()
    const lost = () => failed(new Error('The line is gone'))
    request.open('PATCH', proofUploadPath(registrationId, id))
    const headers = headersIn(language, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) })
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => {
      stirs()
      tell({ sent: Math.min(offset + loaded, file.size), kept: offset, waiting: false })
    }
    request.onerror = lost
    request.onabort = lost
    request.onload = () => {
      const now = Number(request.getResponseHeader('upload-offset') ?? Number.NaN)
      if (request.status === 204 && Number.isInteger(now)) done(now)
      else failed(failureOf(request.status, request.responseText))
    }
    request.onloadend = () => {
      clearTimeout(silence)
      signal.removeEventListener('abort', stop)
    }
    signal.addEventListener('abort', stop)
    request.send(file.slice(offset, endOfPart(offset, file.size)))
  })
}

/** Until the pause is over, the browser says that it is on line again, or somebody presses the button. */
function lineMayBeBack(pause: number, { signal, hurry }: Sending): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      hurry.removeEventListener('now', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, pause)
    window.addEventListener('online', done)
    hurry.addEventListener('now', done)
    signal.addEventListener('abort', done)
  })
}

/** By this the same file is known again; where the page is not on a safe address a browser computes none, and it is empty. */
async function sumOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  // Typed as always there; on plain http of another machine it is not.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  const sum = await subtle?.digest('SHA-256', bytes)
  return sum ? Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('') : ''
}

async function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
}
