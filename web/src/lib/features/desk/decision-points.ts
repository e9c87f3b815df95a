import { reasonCodes, type DecisionReason, type ReasonCode } from '#server/features/registrations/registrations.contract.ts'
import type { Part } from '#lib/features/registrations/repeated-parts.ts'

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
