import { problemDocument } from '#server/platform/error-codes.contract.ts'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { sentenceOf } from './code-words.ts'

/** Sends the proof and tells how far it is; answers what was wrong with it in words, or undefined. */
export function sendProof(id: string, file: File, language: ScreenLanguage, progress: (part: number) => void): Promise<string | undefined> {
  return new Promise((done) => {
    // fetch cannot tell how much of a body has gone; this can.
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/v1/registrations/${encodeURIComponent(id)}/proof?name=${encodeURIComponent(file.name.slice(0, 500))}`)
    request.setRequestHeader('content-type', 'application/pdf')
    request.setRequestHeader('accept-language', language)
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onerror = () => done(sentenceOf('upload-failed', language))
    request.onload = () => done(request.status < 300 ? undefined : reasonIn(request.responseText, language))
    request.send(file)
  })
}

function reasonIn(answer: string, language: ScreenLanguage): string {
  try {
    const problem = problemDocument.parse(JSON.parse(answer))
    return problem.fields?.[0]?.message ?? problem.title
  } catch {
    return sentenceOf('upload-failed', language)
  }
}
