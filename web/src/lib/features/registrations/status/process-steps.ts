import type { RegistrationStatus } from '#server/features/registrations/registrations.contract.ts'

/** The five steps of the whole process (Manual FR §1, figure 1), in order. */
export const processSteps = ['data', 'verification', 'manager', 'csam', 'access'] as const
export type ProcessStep = (typeof processSteps)[number]

/** In which of them a registration is; undefined where it has ended. */
export function processStepOf(status: RegistrationStatus): ProcessStep | undefined {
  switch (status) {
    case 'draft':
    case 'correction-asked':
      return 'data'
    case 'submitted':
    case 'in-review':
      return 'verification'
    case 'approved':
      return 'manager'
    case 'refused':
    case 'withdrawn':
      return undefined
  }
}
