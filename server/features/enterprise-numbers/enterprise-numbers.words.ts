import type { ScreenLanguage } from '../identity/identity.contract.ts'
import type { NumberRequestStatus } from './enterprise-numbers.contract.ts'

type Words = Record<ScreenLanguage, string>

export const numberRequestStatusWords: Record<NumberRequestStatus, Words> = {
  submitted: { nl: 'Te beoordelen', fr: 'À examiner', en: 'To review', de: 'Zu prüfen' },
  accepted: { nl: 'Bij het register', fr: 'Au registre', en: 'With the register', de: 'Beim Register' },
  numbered: { nl: 'Nummer gekregen', fr: 'Numéro obtenu', en: 'Number obtained', de: 'Nummer erhalten' },
  refused: { nl: 'Geweigerd', fr: 'Refusée', en: 'Refused', de: 'Abgelehnt' },
}

const address = {
  street: { nl: 'Straat', fr: 'Rue', en: 'Street', de: 'Straße' },
  number: { nl: 'Nummer', fr: 'Numéro', en: 'Number', de: 'Hausnummer' },
  box: { nl: 'Bus', fr: 'Boîte', en: 'Box', de: 'Briefkasten' },
  postcode: { nl: 'Postcode', fr: 'Code postal', en: 'Postcode', de: 'Postleitzahl' },
  city: { nl: 'Plaats', fr: 'Localité', en: 'City', de: 'Ort' },
  region: { nl: 'Regio of provincie', fr: 'Région ou province', en: 'Region or province', de: 'Region oder Provinz' },
  country: { nl: 'Land', fr: 'Pays', en: 'Country', de: 'Land' },
} satisfies Record<string, Words>

/** The fixed number and the name of each field of the request, by its path: the same on form, error summary, desk and phone. */
export const numberRequestBoxes: Record<string, { box: string; name: Words }> = {
  country: {
    box: 'E.1',
    name: {
      nl: 'Land van de maatschappelijke zetel',
      fr: 'Pays du siège social',
      en: 'Country of the registered office',
      de: 'Land des Gesellschaftssitzes',
    },
  },
  name: {
    box: 'E.2',
    name: { nl: 'Naam van de onderneming', fr: 'Nom de l’entreprise', en: 'Name of the company', de: 'Name des Unternehmens' },
  },
  foreignNumber: {
    box: 'E.3',
    name: {
      nl: 'Nummer in het eigen land',
      fr: 'Numéro dans son pays',
      en: 'Number in its own country',
      de: 'Nummer im eigenen Land',
    },
  },
  legalForm: { box: 'E.4', name: { nl: 'Rechtsvorm', fr: 'Forme juridique', en: 'Legal form', de: 'Rechtsform' } },
  'address.street': { box: 'E.5', name: address.street },
  'address.number': { box: 'E.6', name: address.number },
  'address.box': { box: 'E.7', name: address.box },
  'address.postcode': { box: 'E.8', name: address.postcode },
  'address.city': { box: 'E.9', name: address.city },
  'address.region': { box: 'E.10', name: address.region },
  'address.country': { box: 'E.1', name: address.country },
  'contact.name': {
    box: 'E.11',
    name: {
      nl: 'Naam van de contactpersoon',
      fr: 'Nom de la personne de contact',
      en: 'Name of the contact person',
      de: 'Name der Kontaktperson',
    },
  },
  'contact.email': {
    box: 'E.12',
    name: { nl: 'E-mailadres', fr: 'Adresse électronique', en: 'E-mail address', de: 'E-Mail-Adresse' },
  },
  language: {
    box: 'E.13',
    name: { nl: 'Taal van onze brieven', fr: 'Langue de nos courriers', en: 'Language of our letters', de: 'Sprache unserer Schreiben' },
  },
}

/** Box number and name of a field of the request; a path nobody knows is undefined. */
export function numberRequestBox(path: string, language: ScreenLanguage): { box: string; name: string } | undefined {
  const known = Object.hasOwn(numberRequestBoxes, path) ? numberRequestBoxes[path] : undefined
  return known && { box: known.box, name: known.name[language] }
}
