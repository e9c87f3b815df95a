import type { NumberCheckKind } from './registrations.contract.ts'

/** Member states but Belgium; their VAT numbers are in VIES (domain part 3.5). */
const memberStates = 'AT BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
/** European Economic Area outside the Union, and customs unions whose numbers VIES does not know: believed by a person. */
const confirmedByHand = ['IS', 'LI', 'NO', 'TR', 'SM', 'AD', 'GB']

export type CountryGroup = 'belgium' | 'vies' | 'switzerland' | 'by-hand' | 'elsewhere'

/** Which road a country of the registered office takes (Manual FR §2.1). */
export function countryGroup(country: string): CountryGroup {
  if (country === 'BE') return 'belgium'
  if (country === 'CH') return 'switzerland'
  if (memberStates.includes(country) || country === 'MC') return 'vies'
  return confirmedByHand.includes(country) ? 'by-hand' : 'elsewhere'
}

/** How the number of a company is checked. A Northern Irish number (prefix XI) stayed in VIES when the other British ones left. */
export function numberCheckFor(country: string, vatPrefix: string | undefined): NumberCheckKind {
  const group = countryGroup(country)
  switch (group) {
    case 'vies':
      return 'vies'
    case 'by-hand':
      return vatPrefix === 'XI' ? 'vies' : 'by-hand'
    case 'switzerland':
      // Manual FR §2.1: the check is not applicable for Swiss companies.
      return 'not-applicable'
    case 'elsewhere':
    case 'belgium':
      return 'kbo'
  }
}
