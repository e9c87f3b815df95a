import type { ScreenLanguage } from '../features/identity/identity.contract.ts'

/** A text in each language of the screens. */
export type InEachLanguage = Readonly<Record<ScreenLanguage, string>>

/** Who runs this portal and who helps (S6, S160), as the settings say it. Hours and telephone may be unknown. */
export type ContactSettings = {
  agency: InEachLanguage
  /** Lines of the address, one below the other. */
  address: InEachLanguage
  email: string
  phone: string | undefined
  hours: InEachLanguage | undefined
  /** The contact centre for access management: chief access managers, capacities, users (S160). */
  accessCentre: { email: InEachLanguage; phone: string; hours: InEachLanguage | undefined }
}

/** The same in one language, as pages and guides show it. */
export type ContactCard = {
  agency: string
  address: string[]
  email: string
  phone: string | null
  hours: string | null
  accessCentre: { email: string; phone: string; hours: string | null }
}

/** The contact card in the reader's language. */
export function contactCardIn(contact: ContactSettings, language: ScreenLanguage): ContactCard {
  const { accessCentre } = contact
  return {
    agency: contact.agency[language],
    address: contact.address[language]
      .split(';')
      .map((line) => line.trim())
      .filter(Boolean),
    email: contact.email,
    phone: contact.phone ?? null,
    hours: contact.hours?.[language] ?? null,
    accessCentre: { email: accessCentre.email[language], phone: accessCentre.phone, hours: accessCentre.hours?.[language] ?? null },
  }
}
