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
  nl: { version: 'Versie', page: 'Pagina', contact: 'Contact:' },
  fr: { version: 'Version', page: 'Page', contact: 'Contact :' },
  en: { version: 'Version', page: 'Page', contact: 'Contact:' },
  de: { version: 'Fassung', page: 'Seite', contact: 'Kontakt:' },
} as const
