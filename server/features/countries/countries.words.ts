import type { ScreenLanguage } from '../identity/identity.contract.ts'
import type { CountryRoute } from './countries.contract.ts'

/** How a country's companies are checked, in a word. */
export const countryRouteWords: Record<CountryRoute, Record<ScreenLanguage, string>> = {
  vies: { nl: 'Btw-nummer via VIES', fr: 'Numéro de TVA par VIES', en: 'VAT number through VIES', de: 'MwSt.-Nummer über VIES' },
  'by-hand': {
    nl: 'Btw-nummer, met de hand bevestigd',
    fr: 'Numéro de TVA, confirmé à la main',
    en: 'VAT number, confirmed by hand',
    de: 'MwSt.-Nummer, von Hand bestätigt',
  },
  'not-applicable': {
    nl: 'Geen controle van het nummer',
    fr: 'Pas de contrôle du numéro',
    en: 'No check of the number',
    de: 'Keine Prüfung der Nummer',
  },
  'enterprise-number': {
    nl: 'Belgisch ondernemingsnummer',
    fr: 'Numéro d’entreprise belge',
    en: 'Belgian enterprise number',
    de: 'Belgische Unternehmensnummer',
  },
  belgian: {
    nl: 'Belgische ondernemingen, via CSAM',
    fr: 'Entreprises belges, par CSAM',
    en: 'Belgian companies, through CSAM',
    de: 'Belgische Unternehmen, über CSAM',
  },
}
