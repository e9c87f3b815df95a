import type { ScreenLanguage } from '../identity/identity.contract.ts'
import type { Words } from './registrations.words.ts'

type Box = { box: string; name: Words }

/**
 * The fixed number and the name of each field, by its path. The number is the same on the form, in the error summary, at
 * the desk, in the mail and on the phone; it never changes with the language, and a field that is not shown leaves a gap.
 * `*` stands for the place in a list: `legalRepresentatives.1.email` is box 6.2h.
 */
export const boxes: Record<string, Box> = {
  country: {
    box: '1.1',
    name: {
      nl: 'Land van de maatschappelijke zetel',
      fr: 'Pays du siège social',
      en: 'Country of the registered office',
      de: 'Land des Gesellschaftssitzes',
    },
  },
  cbeNumber: {
    box: '1.2',
    name: {
      nl: 'Ondernemingsnummer (KBO)',
      fr: 'Numéro d’entreprise (BCE)',
      en: 'Enterprise number (CBE)',
      de: 'Unternehmensnummer (ZDU)',
    },
  },
  vatNumber: { box: '1.3', name: { nl: 'Btw-nummer', fr: 'Numéro de TVA', en: 'VAT number', de: 'MwSt.-Nummer' } },
  withoutVatNumber: {
    box: '1.4',
    name: { nl: 'Zonder btw-nummer', fr: 'Sans numéro de TVA', en: 'Without VAT number', de: 'Ohne MwSt.-Nummer' },
  },
  language: {
    box: '1.5',
    name: { nl: 'Taal van onze brieven', fr: 'Langue de nos courriers', en: 'Language of our letters', de: 'Sprache unserer Schreiben' },
  },

  'contact.name': {
    box: '2.1',
    name: {
      nl: 'Naam van de contactpersoon',
      fr: 'Nom de la personne de contact',
      en: 'Name of the contact person',
      de: 'Name der Kontaktperson',
    },
  },
  'contact.email': {
    box: '2.2',
    name: {
      nl: 'E-mailadres van de contactpersoon',
      fr: 'Adresse électronique de contact',
      en: 'Contact e-mail address',
      de: 'E-Mail-Adresse der Kontaktperson',
    },
  },
  'contact.telephone': {
    box: '2.3',
    name: { nl: 'Telefoonnummer', fr: 'Numéro de téléphone', en: 'Telephone number', de: 'Telefonnummer' },
  },
  contact: { box: '2', name: { nl: 'Contactpersoon', fr: 'Personne de contact', en: 'Contact person', de: 'Kontaktperson' } },
  code: {
    box: '2.4',
    name: { nl: 'Code uit onze e-mail', fr: 'Code reçu par courriel', en: 'Code from our e-mail', de: 'Code aus unserer E-Mail' },
  },

  company: {
    box: '3',
    name: {
      nl: 'Naam en maatschappelijke zetel',
      fr: 'Nom et siège social',
      en: 'Name and registered office',
      de: 'Name und Gesellschaftssitz',
    },
  },
  'company.commercialName': { box: '3.1', name: { nl: 'Handelsnaam', fr: 'Nom commercial', en: 'Commercial name', de: 'Handelsname' } },
  'company.address.street': { box: '3.2', name: { nl: 'Straat', fr: 'Rue', en: 'Street', de: 'Straße' } },
  'company.address.number': { box: '3.3', name: { nl: 'Nummer', fr: 'Numéro', en: 'Number', de: 'Hausnummer' } },
  'company.address.box': { box: '3.4', name: { nl: 'Bus', fr: 'Boîte', en: 'Box', de: 'Briefkasten' } },
  'company.address.postcode': { box: '3.5', name: { nl: 'Postcode', fr: 'Code postal', en: 'Postcode', de: 'Postleitzahl' } },
  'company.address.city': { box: '3.6', name: { nl: 'Plaats', fr: 'Localité', en: 'City', de: 'Ort' } },
  'company.address.region': {
    box: '3.7',
    name: { nl: 'Regio of provincie', fr: 'Région ou province', en: 'Region or province', de: 'Region oder Provinz' },
  },
  'company.address.country': { box: '3.8', name: { nl: 'Land', fr: 'Pays', en: 'Country', de: 'Land' } },

  proof: { box: '4.1', name: { nl: 'Officieel bewijs', fr: 'Preuve officielle', en: 'Official proof', de: 'Amtlicher Nachweis' } },

  establishmentUnits: {
    box: '5',
    name: { nl: 'Vestigingseenheden', fr: 'Unités d’établissement', en: 'Establishment units', de: 'Niederlassungseinheiten' },
  },
  'establishmentUnits.*': {
    box: '5.*',
    name: { nl: 'Vestigingseenheid', fr: 'Unité d’établissement', en: 'Establishment unit', de: 'Niederlassungseinheit' },
  },
  'establishmentUnits.*.name': { box: '5.*a', name: { nl: 'Naam', fr: 'Nom', en: 'Name', de: 'Name' } },
  'establishmentUnits.*.address.street': { box: '5.*b', name: { nl: 'Straat', fr: 'Rue', en: 'Street', de: 'Straße' } },
  'establishmentUnits.*.address.number': { box: '5.*c', name: { nl: 'Nummer', fr: 'Numéro', en: 'Number', de: 'Hausnummer' } },
  'establishmentUnits.*.address.box': { box: '5.*d', name: { nl: 'Bus', fr: 'Boîte', en: 'Box', de: 'Briefkasten' } },
  'establishmentUnits.*.address.postcode': { box: '5.*e', name: { nl: 'Postcode', fr: 'Code postal', en: 'Postcode', de: 'Postleitzahl' } },
  'establishmentUnits.*.address.city': { box: '5.*f', name: { nl: 'Plaats', fr: 'Localité', en: 'City', de: 'Ort' } },
  'establishmentUnits.*.address.region': {
    box: '5.*g',
    name: { nl: 'Regio of provincie', fr: 'Région ou province', en: 'Region or province', de: 'Region oder Provinz' },
  },
  'establishmentUnits.*.address.country': { box: '5.*h', name: { nl: 'Land', fr: 'Pays', en: 'Country', de: 'Land' } },

  legalRepresentatives: {
    box: '6',
    name: { nl: 'Wettelijke vertegenwoordigers', fr: 'Représentants légaux', en: 'Legal representatives', de: 'Gesetzliche Vertreter' },
  },
  'legalRepresentatives.*': { box: '6.*', name: { nl: 'Vertegenwoordiger', fr: 'Représentant', en: 'Representative', de: 'Vertreter' } },
  'legalRepresentatives.*.hasNiss': { box: '6.*a', name: { nl: 'Heeft een INSZ', fr: 'A un NISS', en: 'Has a NISS', de: 'Hat eine ENSS' } },
  'legalRepresentatives.*.niss': {
    box: '6.*b',
    name: { nl: 'INSZ of BIS-nummer', fr: 'NISS ou numéro BIS', en: 'NISS or BIS number', de: 'ENSS oder BIS-Nummer' },
  },
  'legalRepresentatives.*.firstName': { box: '6.*c', name: { nl: 'Voornaam', fr: 'Prénom', en: 'First name', de: 'Vorname' } },
  'legalRepresentatives.*.lastName': { box: '6.*d', name: { nl: 'Naam', fr: 'Nom', en: 'Last name', de: 'Nachname' } },
  'legalRepresentatives.*.birthDate': {
    box: '6.*e',
    name: { nl: 'Geboortedatum', fr: 'Date de naissance', en: 'Date of birth', de: 'Geburtsdatum' },
  },
  'legalRepresentatives.*.birthCountry': {
    box: '6.*f',
    name: { nl: 'Geboorteland', fr: 'Pays de naissance', en: 'Country of birth', de: 'Geburtsland' },
  },
  'legalRepresentatives.*.sex': { box: '6.*g', name: { nl: 'Geslacht', fr: 'Sexe', en: 'Sex', de: 'Geschlecht' } },
  'legalRepresentatives.*.email': {
    box: '6.*h',
    name: {
      nl: 'Persoonlijk e-mailadres',
      fr: 'Adresse électronique personnelle',
      en: 'Personal e-mail address',
      de: 'Persönliche E-Mail-Adresse',
    },
  },
  'legalRepresentatives.*.oneName': {
    box: '6.*i',
    name: { nl: 'Heeft maar één naam', fr: 'N’a qu’un seul nom', en: 'Has one name only', de: 'Hat nur einen Namen' },
  },
  'legalRepresentatives.*.latinFirstName': {
    box: '6.*j',
    name: {
      nl: 'Voornaam in Latijnse letters',
      fr: 'Prénom en lettres latines',
      en: 'First name in Latin letters',
      de: 'Vorname in lateinischen Buchstaben',
    },
  },
  'legalRepresentatives.*.latinLastName': {
    box: '6.*k',
    name: {
      nl: 'Naam in Latijnse letters',
      fr: 'Nom en lettres latines',
      en: 'Last name in Latin letters',
      de: 'Nachname in lateinischen Buchstaben',
    },
  },
  'legalRepresentatives.*.kind': {
    box: '6.*l',
    name: { nl: 'Persoon of onderneming', fr: 'Personne ou société', en: 'Person or company', de: 'Person oder Unternehmen' },
  },
  'legalRepresentatives.*.name': {
    box: '6.*m',
    name: { nl: 'Naam van de onderneming', fr: 'Nom de la société', en: 'Name of the company', de: 'Name des Unternehmens' },
  },
  'legalRepresentatives.*.country': {
    box: '6.*n',
    name: { nl: 'Land van de onderneming', fr: 'Pays de la société', en: 'Country of the company', de: 'Land des Unternehmens' },
  },
  'legalRepresentatives.*.number': {
    box: '6.*o',
    name: { nl: 'Ondernemingsnummer', fr: 'Numéro d’entreprise', en: 'Company number', de: 'Unternehmensnummer' },
  },
  'legalRepresentatives.*.permanentRepresentative': {
    box: '6.*p',
    name: {
      nl: 'Vaste vertegenwoordiger',
      fr: 'Représentant permanent',
      en: 'Permanent representative',
      de: 'Ständiger Vertreter',
    },
  },
}

/**
 * Box number and name of a path as the API writes it. Who stands for a company fills the same boxes as a person who is
 * the representative himself. List items are found by their place; where a remark names an item
 * by its id, `places` says which place that id has. A path nobody knows is undefined.
 */
export function boxOf(path: string, language: ScreenLanguage, places?: readonly string[]): { box: string; name: string } | undefined {
  let place = ''
  const pattern = path
    .replace(/^identification\./, '')
    .split('.')
    .map((part) => {
      const at = /^\d+$/.test(part) ? Number(part) : (places?.indexOf(part) ?? -1)
      if (at < 0) return part
      place = String(at + 1)
      return '*'
    })
    .join('.')
    .replace('.permanentRepresentative.', '.')
  const known = boxes[pattern]
  return known && { box: known.box.replace('*', place), name: known.name[language] }
}
