import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** What the product is called, the same in every language: in the head of each page and in the title of its tab. */
export const productName = 'FAMHP Portal'

/** The agency that runs it: in the head and foot of each page, and wherever a page says who acts. */
export const agency: Record<ScreenLanguage, { name: string; short: string }> = {
  nl: {
    name: 'Federaal Agentschap voor Geneesmiddelen en Gezondheidsproducten',
    short: 'FAGG',
  },
  fr: {
    name: 'Agence fédérale des médicaments et des produits de santé',
    short: 'AFMPS',
  },
  en: {
    name: 'Federal Agency for Medicines and Health Products',
    short: 'FAMHP',
  },
  de: {
    name: 'Föderalagentur für Arzneimittel und Gesundheitsprodukte',
    short: 'FAAGP',
  },
}

/** The title of a page's tab: what the page is, then whose it is. */
export function titled(what: string): string {
  return `${what} · ${productName}`
}
