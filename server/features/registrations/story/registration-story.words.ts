import type { ScreenLanguage } from '../../identity/identity.contract.ts'
import type { StoryDoer, StoryStep } from './registration-story.contract.ts'

type Words = Record<ScreenLanguage, string>

/** What happened, as both sides read it. */
export const storyStepWords: Record<StoryStep, Words> = {
  begun: { nl: 'Registratie begonnen', fr: 'Enregistrement commencé', en: 'Registration begun', de: 'Registrierung begonnen' },
  'contact-confirmed': {
    nl: 'E-mailadres van het contact bevestigd',
    fr: 'Adresse du contact confirmée',
    en: 'Contact address confirmed',
    de: 'E-Mail-Adresse des Kontakts bestätigt',
  },
  submitted: { nl: 'Aanvraag ingediend', fr: 'Demande envoyée', en: 'Request sent', de: 'Antrag eingereicht' },
  'submitted-again': {
    nl: 'Correctie ingediend',
    fr: 'Correction envoyée',
    en: 'Correction sent',
    de: 'Korrektur eingereicht',
  },
  'register-silent': {
    nl: 'Het register gaf geen antwoord; wij vragen het opnieuw',
    fr: 'Le registre n’a pas répondu ; nous redemandons',
    en: 'The register did not answer; we ask again',
    de: 'Das Register antwortete nicht; wir fragen erneut',
  },
  'number-known': {
    nl: 'Het register kent het nummer',
    fr: 'Le registre reconnaît le numéro',
    en: 'The register knows the number',
    de: 'Das Register kennt die Nummer',
  },
  'number-not-known': {
    nl: 'Het register kent het nummer niet',
    fr: 'Le registre ne reconnaît pas le numéro',
    en: 'The register does not know the number',
    de: 'Das Register kennt die Nummer nicht',
  },
  'number-confirmed': { nl: 'Nummer bevestigd', fr: 'Numéro confirmé', en: 'Number confirmed', de: 'Nummer bestätigt' },
  'review-begun': { nl: 'Onderzoek begonnen', fr: 'Examen commencé', en: 'Review begun', de: 'Prüfung begonnen' },
  'correction-asked': { nl: 'Correctie gevraagd', fr: 'Correction demandée', en: 'Correction asked', de: 'Korrektur verlangt' },
  'message-from-company': { nl: 'Bericht geschreven', fr: 'Message écrit', en: 'Message written', de: 'Nachricht geschrieben' },
  'message-from-agency': { nl: 'Bericht geschreven', fr: 'Message écrit', en: 'Message written', de: 'Nachricht geschrieben' },
  approved: { nl: 'Goedgekeurd', fr: 'Approuvée', en: 'Approved', de: 'Genehmigt' },
  refused: { nl: 'Geweigerd', fr: 'Refusée', en: 'Refused', de: 'Abgelehnt' },
  withdrawn: { nl: 'Ingetrokken', fr: 'Retirée', en: 'Withdrawn', de: 'Zurückgezogen' },
}

export const storyDoerWords: Record<StoryDoer, Words> = {
  company: { nl: 'uw onderneming', fr: 'votre entreprise', en: 'your company', de: 'Ihr Unternehmen' },
  agency: { nl: 'FAGG', fr: 'AFMPS', en: 'FAMHP', de: 'FAAGP' },
  register: { nl: 'register', fr: 'registre', en: 'register', de: 'Register' },
}
