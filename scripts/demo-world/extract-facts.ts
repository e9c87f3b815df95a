import type { Applicant } from './applicants.ts'
import type { Dice } from './dice.ts'
import type { ExtractFacts } from './extract.pdf.ts'

/** What is wrong with a proof: the manual's own two, and one from another company. */
export type ExtractFault = 'no-directors' | 'no-name' | 'old'

/** What the register of the company's country would print that day. */
export function extractFactsOf(applicant: Applicant, at: Date, dice: Dice, fault?: ExtractFault): ExtractFacts {
  const day = new Date(at.getTime() - (fault === 'old' ? dice.between(500, 900) : dice.between(2, 60)) * 86_400_000)
  return {
    country: applicant.country,
    name: fault === 'no-name' ? null : applicant.name,
    number: applicant.vatNumber ?? applicant.cbeNumber ?? `${applicant.country} ${dice.digits(8)}`,
    address: applicant.address,
    foundedOn: `${String(dice.between(1978, 2019))}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`,
    printedOn: day.toISOString().slice(0, 10),
    directors:
      fault === 'no-directors'
        ? []
        : applicant.representatives.map(({ firstName, lastName, birthOn }) => ({ name: `${firstName} ${lastName}`, birthOn })),
    mark: dice.digits(10),
  }
}
