import type { ContactCard } from '../../platform/contact.contract.ts'
import type { ScreenLanguage } from '../identity/identity.contract.ts'

/** A paragraph, steps in their order, points without one, or a table. */
export type LeafletPart =
  string | { steps: readonly string[] } | { list: readonly string[] } | { heads: readonly string[]; rows: readonly (readonly string[])[] }

/** `id` is the same in every language, so that a link into one leads to the same place in another. */
export type Chapter = { id: string; title: string; parts: readonly LeafletPart[] }

/** A text to read from top to bottom: a guide, or one of the statements of the footer. Names in braces come from the settings. */
export type Leaflet = { title: string; lead: string; chapters: readonly Chapter[] }

export type LeafletWords = Readonly<Record<ScreenLanguage, Leaflet>>

/** Fills in whom to write to and call. */
export function filledIn(text: string, { agency, address, email, accessCentre }: ContactCard): string {
  const hours = accessCentre.hours === null ? '' : ` (${accessCentre.hours})`
  const values: Readonly<Record<string, string>> = {
    agency,
    address: address.join(', '),
    support: email,
    accessEmail: accessCentre.email,
    accessPhone: `${accessCentre.phone}${hours}`,
  }
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
