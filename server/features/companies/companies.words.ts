import type { ScreenLanguage } from '../identity/identity.contract.ts'
import type { CompanyRole } from './companies.contract.ts'

/** What somebody is for a company, as it stands in the middle of a sentence. */
export const companyRoleWords: Record<CompanyRole, Record<ScreenLanguage, string>> = {
  'legal-representative': {
    nl: 'wettelijk vertegenwoordiger',
    fr: 'représentant légal',
    en: 'legal representative',
    de: 'gesetzlicher Vertreter',
  },
  'contact-person': { nl: 'contactpersoon', fr: 'personne de contact', en: 'contact person', de: 'Kontaktperson' },
}
