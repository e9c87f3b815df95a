import { m } from '#lib/words.ts'
import type { Step } from './steps.ts'

/** What each page of the form is called, in the language of the page. */
export function stepNames(): Record<Step, string> {
  return {
    number: m.step_number(),
    contact: m.step_contact(),
    office: m.step_office(),
    proof: m.step_proof(),
    units: m.step_units(),
    representatives: m.step_representatives(),
    check: m.step_check(),
  }
}
