import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { boxOf } from '#server/features/registrations/registration-boxes.words.ts'
import type { DecisionReason, RegistrationView } from '#server/features/registrations/registrations.contract.ts'

/** The box a remark is about. Remarks name list items by their id, because places may move. */
export function boxOfRemark(
  remark: DecisionReason,
  registration: Pick<RegistrationView, 'establishmentUnits' | 'legalRepresentatives'>,
  language: ScreenLanguage,
): { box: string; name: string } | undefined {
  if (!remark.field) return undefined
  const list = remark.field.startsWith('establishmentUnits') ? registration.establishmentUnits : registration.legalRepresentatives
  return boxOf(
    remark.field,
    language,
    list.map((item) => item.id),
  )
}
