import { belgianCompanyGuide } from './belgian-company-guide.words.ts'
import { foreignCompanyGuide } from './foreign-company-guide.words.ts'
import type { GuideAudience } from './guides.contract.ts'
import type { LeafletWords } from './leaflet.contract.ts'
import { staffGuide } from './staff-guide.words.ts'

/** The guides: page and PDF are both made of these. */
export const guideWords: Readonly<Record<GuideAudience, LeafletWords>> = {
  'foreign-company': foreignCompanyGuide,
  'belgian-company': belgianCompanyGuide,
  staff: staffGuide,
}

/** What the cover and the foot of a guide say. */
export const guideSheetWords = {
  nl: { version: 'Versie', of: 'van', page: 'Pagina', contact: 'Contact' },
  fr: { version: 'Version', of: 'du', page: 'Page', contact: 'Contact' },
  en: { version: 'Version', of: 'of', page: 'Page', contact: 'Contact' },
  de: { version: 'Fassung', of: 'vom', page: 'Seite', contact: 'Kontakt' },
} as const
