import { addressLines, type NumberEntry } from '#scripts/simulators/number-book.ts'
import type { SeededNumbers, SeededPerson } from '#scripts/simulators/seeded-numbers.ts'
import { capitals, plainAddress, type Applicant } from './applicants.ts'
import { undisclosing } from './applying.ts'
import type { FileState } from './state.ts'

/** What the simulated registers are to answer of the world's companies: what they answered when these registered. */
export function knownNumbers(files: readonly FileState[]): SeededNumbers {
  const vies: Record<string, NumberEntry> = {}
  const kbo: Record<string, NumberEntry> = {}
  for (const { applicant, checks, admission } of files) {
    const denied = checks.some(({ state }) => state === 'invalid')
    const { vatNumber, vatPrefix, cbeNumber } = applicant
    // Of a company that registered twice the good answer counts.
    if (vatNumber !== null && vatPrefix !== null && !(denied && vatNumber in vies))
      vies[vatNumber] = denied ? { state: 'invalid' } : viesEntry(applicant, vatPrefix)
    if (cbeNumber !== null) kbo[cbeNumber] = denied ? { state: 'unknown' } : kboEntry(applicant)
    if (admission?.company.cbeNumber) kbo[admission.company.cbeNumber] = kboEntry(applicant)
  }
  return { vies, kbo, persons: files.flatMap(belgiansOf) }
}

/** Who of a company has a Belgian identity card: those whose number is one of the national register. */
function belgiansOf({ applicant, admission }: FileState): SeededPerson[] {
  const belgians = (admission?.people ?? []).filter(({ nissKind }) => nissKind === 'national')
  return belgians.map(({ person, niss }) => ({
    nationalNumber: niss,
    surname: person.lastName,
    givenName: person.firstName,
    company: applicant.name,
  }))
}

function viesEntry(applicant: Applicant, prefix: string): NumberEntry {
  if (undisclosing.includes(prefix)) return { state: 'known' }
  return {
    state: 'known',
    name: capitals(applicant.name, applicant.country),
    address: capitals(addressLines(plainAddress(applicant)), applicant.country),
  }
}

function kboEntry(applicant: Applicant): NumberEntry {
  return { state: 'known', name: applicant.name, address: plainAddress(applicant) }
}
