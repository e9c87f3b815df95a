import type { RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { isDone, stepOfPath, steps, type Step } from './steps.ts'

/** How a page of the form stands. `waiting`: a register or the look at the file has not answered; one may go on. */
export type PageState = 'done' | 'to-correct' | 'waiting' | 'begun' | 'to-do' | 'optional' | 'later'
type Facts = Pick<
  RegistrationView,
  | 'status'
  | 'missing'
  | 'remarks'
  | 'numberCheck'
  | 'registerCheck'
  | 'contact'
  | 'company'
  | 'proof'
  | 'establishmentUnits'
  | 'legalRepresentatives'
  | 'submittedAt'
>

export function pageState(step: Step, registration: Facts): PageState {
  if (hasOpenRemark(step, registration) || isWrong(step, registration)) return 'to-correct'
  if (step === 'check') return registration.missing.length > 0 ? 'later' : isSent(registration) ? 'done' : 'to-do'
  if (waits(step, registration)) return 'waiting'
  if (isDone(step, registration)) return 'done'
  if (step === 'units') return 'optional'
  return isBegun(step, registration) ? 'begun' : 'to-do'
}

/** How many pages need nothing more. What is still waited for was done by the applicant, and what nobody need fill in is no debt. */
export function pagesDone(registration: Facts): number {
  return steps.filter((step) => ['done', 'waiting'].includes(pageState(step, registration))).length
}

const isSent = ({ status, submittedAt }: Facts) => submittedAt !== null && status !== 'correction-asked'

function hasOpenRemark(step: Step, { status, remarks }: Facts): boolean {
  if (status !== 'correction-asked') return false
  return remarks.some(({ field, corrected }) => field && !corrected && stepOfPath(field) === step)
}

function isWrong(step: Step, { numberCheck, registerCheck, proof }: Facts): boolean {
  if (step === 'number') return numberCheck.state === 'invalid' || registerCheck?.state === 'invalid'
  return step === 'proof' && proof?.state === 'refused'
}

function waits(step: Step, { numberCheck, registerCheck, proof }: Facts): boolean {
  if (step === 'proof') return proof?.state === 'checking'
  if (step !== 'number') return false
  return [numberCheck.state, registerCheck?.state].some((state) => state === 'asked' || state === 'unavailable')
}

function isBegun(step: Step, { company, missing }: Facts): boolean {
  return step === 'office' && company?.commercialName != null && missing.some(({ path }) => stepOfPath(path) === step)
}
