import type { DocumentState } from './documents.contract.ts'

/**
 * How many replaced proofs keep their bytes, newest first: enough to see what a correction changed, and a bound on what
 * one registration can fill.
 */
export const earlierKept = 3

/** Which replaced documents lose their bytes, given all of one subject that still have some, newest first. */
export function beyondKept<Document>(replaced: readonly Document[]): readonly Document[] {
  return replaced.slice(earlierKept)
}

/** A check is told once; what was decided is not decided again. */
export function awaitsCheck(state: DocumentState): boolean {
  return state === 'checking'
}

/**
 * What a sender may call a PDF. Browsers that do not know the ending say nothing or `octet-stream`; the bytes are looked
 * at in any case.
 */
export function mayBePdf(declaredType: string | undefined): boolean {
  const type = (declaredType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return ['', 'application/pdf', 'application/x-pdf', 'application/octet-stream'].includes(type)
}
