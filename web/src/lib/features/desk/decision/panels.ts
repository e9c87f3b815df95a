import type { DeskRecord } from '#server/features/registrations/registrations.contract.ts'
import type { MailOfDecision } from '#server/features/registrations/registrations.contract.ts'
import type { Part } from '#lib/features/registrations/fields/repeated-parts.ts'
import { m } from '#lib/words.ts'

export type Panel = {
  /** The form action that does it. */
  action: 'decide' | 'confirmNumber' | 'claim'
  decision?: 'approve' | 'ask-correction' | 'refuse'
  title: string
  about: string
  button: string
  look: 'main' | 'danger'
}

/** What was typed before, and without script the mail that was asked for. */
export type PanelValues = { parts?: Part[]; reason?: string; preview?: MailOfDecision | undefined }

/** The question of an act that needs one, if this person may do it now. */
export function panelOf(act: string, record: DeskRecord): Panel | undefined {
  const can = new Set(record.abilities)
  const company = record.company?.commercialName ?? record.reference
  const { reference } = record
  switch (act) {
    case 'approve':
      return can.has('approve')
        ? {
            action: 'decide',
            decision: 'approve',
            title: m.approve_title({ company }),
            about: m.approve_about({ reference }),
            button: m.approve_button(),
            look: 'main',
          }
        : undefined
    case 'ask-correction':
      return can.has('askCorrection')
        ? {
            action: 'decide',
            decision: 'ask-correction',
            title: m.correction_title({ company }),
            about: m.correction_about({ reference }),
            button: m.correction_button(),
            look: 'main',
          }
        : undefined
    case 'refuse':
      return can.has('refuse')
        ? {
            action: 'decide',
            decision: 'refuse',
            title: m.refuse_title({ company }),
            about: m.refuse_about({ reference }),
            button: m.refuse_button(),
            look: 'danger',
          }
        : undefined
    case 'confirm-number':
      return can.has('confirmNumber')
        ? {
            action: 'confirmNumber',
            title: m.confirm_number_title(),
            about: m.confirm_number_about(),
            button: m.confirm_number_button(),
            look: 'main',
          }
        : undefined
    case 'take-over':
      return can.has('takeOver')
        ? {
            action: 'claim',
            title: m.take_over_title({ name: record.claim?.by.name ?? '' }),
            about: m.take_over_about({ name: record.claim?.by.name ?? '' }),
            button: m.take_over_button(),
            look: 'main',
          }
        : undefined
    default:
      return undefined
  }
}
