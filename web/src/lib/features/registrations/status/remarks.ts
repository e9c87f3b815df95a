import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { fieldIdOf } from '#lib/api/field-problems.ts'
import { boxOf } from '#server/features/registrations/registration-boxes.words.ts'
import type { DecisionReason, RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { stepOfPath, stepPath } from '../draft/steps.ts'

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

/** Where a remark is answered: the page of its field, at the field itself. One about nothing in particular leads to the whole. */
export function placeOfRemark(
  remark: Pick<DecisionReason, 'field'>,
  registration: Pick<RegistrationView, 'id' | 'establishmentUnits' | 'legalRepresentatives'>,
): string {
  if (!remark.field) return stepPath(registration.id, 'check')
  const page = stepPath(registration.id, stepOfPath(remark.field))
  const [list = '', id, ...rest] = remark.field.split('.')
  if (list !== 'establishmentUnits' && list !== 'legalRepresentatives') return `${page}#${fieldIdOf(remark.field)}`
  const place = registration[list].findIndex((item) => item.id === id)
  return place < 0 || rest.length === 0 ? page : `${page}#${fieldIdOf([list, String(place), ...rest].join('.'))}`
}
