import type { RegistrationView } from '#server/features/registrations/registrations.contract.ts'

/** The pages of the form, in order; each saves one group of fields. */
export const steps = ['number', 'contact', 'office', 'proof', 'units', 'representatives', 'check'] as const
export type Step = (typeof steps)[number]

export function stepPath(id: string, step: Step): string {
  return `/register/${id}/${step}`
}

export function nextStep(step: Step): Step {
  return steps[steps.indexOf(step) + 1] ?? 'check'
}

type Filled = Pick<
  RegistrationView,
  | 'numberCheck'
  | 'registerCheck'
  | 'contact'
  | 'company'
  | 'proof'
  | 'establishmentUnits'
  | 'legalRepresentatives'
  | 'submittedAt'
  | 'status'
>

export function isDone(step: Step, registration: Filled): boolean {
  switch (step) {
    case 'number':
      return registration.numberCheck.state !== 'invalid' && registration.registerCheck?.state !== 'invalid'
    case 'contact':
      return registration.contact !== null
    case 'office':
      return registration.company?.address != null
    case 'proof':
      return registration.proof !== null && registration.proof.state !== 'refused'
    case 'units':
      // Nobody need have one: it is answered when one is given, or when the next page was filled in.
      return registration.establishmentUnits.length > 0 || registration.legalRepresentatives.length > 0
    case 'representatives':
      return registration.legalRepresentatives.length > 0
    case 'check':
      return registration.submittedAt !== null && registration.status !== 'correction-asked'
  }
}

/** Where to go on: the first page that is not done, or on which something waits to be saved. */
export function firstOpenStep(registration: RegistrationView, unsaved: readonly Step[] = []): Step {
  // Units need not be given: who has typed on the page after them has passed them by.
  const isPassed = (step: Step) => step === 'units' && unsaved.includes('representatives')
  return steps.find((step) => unsaved.includes(step) || (!isDone(step, registration) && !isPassed(step))) ?? 'check'
}

/** The page on which a path of the API is typed. */
export function stepOfPath(path: string): Step {
  const [group = ''] = path.replace(/^identification\./, '').split('.')
  switch (group) {
    case 'contact':
      return 'contact'
    case 'company':
      return 'office'
    case 'proof':
      return 'proof'
    case 'establishmentUnits':
      return 'units'
    case 'legalRepresentatives':
      return 'representatives'
    default:
      return 'number'
  }
}
