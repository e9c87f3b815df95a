import { reasonCodes, type DecisionReason, type ReasonCode } from '#server/features/registrations/registrations.contract.ts'
import type { Language } from '#server/features/identity/identity.contract.ts'
import { cannedNotes } from '#server/features/registrations/desk/canned-notes.words.ts'
import type { Part } from '#lib/features/registrations/fields/repeated-parts.ts'

/** The points of a decision as typed. One without a reason is sent as it is: the answer then says which is missing. */
export function pointsIn(parts: readonly Part[]): DecisionReason[] {
  return parts
    .filter((part) => part['code'] || part['field'] || part['note']?.trim())
    .map((part) => ({
      code: (reasonCodes.find((code) => code === part['code']) ?? part['code']) as ReasonCode,
      ...(part['field'] ? { field: part['field'] } : {}),
      ...(part['note']?.trim() ? { note: part['note'] } : {}),
    }))
}

/** A note with the standard text of a reason behind what was typed; a text that stands there already is not put twice. */
export function cannedNote(code: string | undefined, note: string, language: Language): string {
  const reason = reasonCodes.find((one) => one === code)
  if (reason === undefined) return note
  const text = cannedNotes[reason][language]
  if (note.includes(text)) return note
  return note.trim() === '' ? text : `${note.trimEnd()}\n${text}`
}
