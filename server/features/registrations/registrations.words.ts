import type { RefusalCode } from '../documents/documents.contract.ts'
import type { NissState, ScreenLanguage, Sex } from '../identity/identity.contract.ts'
import type {
  Decision,
  DeskAbility,
  NissCheckState,
  NumberCheckKind,
  NumberCheckState,
  ProgressStep,
  ReasonCode,
  RegistrationStatus,
  RepresentativeKind,
} from './registrations.contract.ts'

/** One thing said in every language of the screens; correspondence uses the first three. */
export type Words = Record<ScreenLanguage, string>

/** The same word in the list, the mail, the PDF and the API document. */
export const statusWords: Record<RegistrationStatus, Words> = {
  draft: { nl: 'Concept', fr: 'Brouillon', en: 'Draft', de: 'Entwurf' },
  submitted: { nl: 'Ingediend', fr: 'Envoyée', en: 'Submitted', de: 'Eingereicht' },
  'in-review': { nl: 'In onderzoek', fr: 'En examen', en: 'In review', de: 'In Prüfung' },
  'correction-asked': { nl: 'Correctie gevraagd', fr: 'Correction demandée', en: 'Correction asked', de: 'Korrektur erbeten' },
  approved: { nl: 'Goedgekeurd', fr: 'Approuvée', en: 'Approved', de: 'Genehmigt' },
  refused: { nl: 'Geweigerd', fr: 'Refusée', en: 'Refused', de: 'Abgelehnt' },
  withdrawn: { nl: 'Ingetrokken', fr: 'Retirée', en: 'Withdrawn', de: 'Zurückgezogen' },
}

export const numberCheckKindWords: Record<NumberCheckKind, Words> = {
  vies: { nl: 'VIES', fr: 'VIES', en: 'VIES', de: 'VIES' },
  kbo: { nl: 'KBO', fr: 'BCE', en: 'CBE', de: 'ZDU' },
  'by-hand': { nl: 'Met de hand', fr: 'À la main', en: 'By hand', de: 'Von Hand' },
  'not-applicable': { nl: 'Niet van toepassing', fr: 'Sans objet', en: 'Not applicable', de: 'Nicht zutreffend' },
}

export const numberCheckStateWords: Record<NumberCheckState, Words> = {
  asked: { nl: 'Gevraagd', fr: 'Demandé', en: 'Asked', de: 'Angefragt' },
  valid: { nl: 'Geldig', fr: 'Valable', en: 'Valid', de: 'Gültig' },
  invalid: { nl: 'Niet gekend', fr: 'Inconnu', en: 'Not recognised', de: 'Unbekannt' },
  unavailable: { nl: 'Nog geen antwoord', fr: 'Pas encore de réponse', en: 'No answer yet', de: 'Noch keine Antwort' },
  confirmed: { nl: 'Met de hand bevestigd', fr: 'Confirmé à la main', en: 'Confirmed by hand', de: 'Von Hand bestätigt' },
  'not-applicable': { nl: 'Niet van toepassing', fr: 'Sans objet', en: 'Not applicable', de: 'Nicht zutreffend' },
}

export const decisionWords: Record<Decision, Words> = {
  approve: { nl: 'Goedkeuren', fr: 'Approuver', en: 'Approve', de: 'Genehmigen' },
  'ask-correction': { nl: 'Correctie vragen', fr: 'Demander une correction', en: 'Ask for correction', de: 'Korrektur erbitten' },
  refuse: { nl: 'Weigeren', fr: 'Refuser', en: 'Refuse', de: 'Ablehnen' },
}

export const deskActWords: Record<DeskAbility, Words> = {
  claim: { nl: 'Toewijzen aan mij', fr: 'Prendre le dossier', en: 'Claim', de: 'Übernehmen' },
  takeOver: { nl: 'Overnemen', fr: 'Reprendre le dossier', en: 'Take over', de: 'Akte übernehmen' },
  release: { nl: 'Vrijgeven', fr: 'Libérer', en: 'Release', de: 'Freigeben' },
  confirmNumber: {
    nl: 'Nummer met de hand bevestigen',
    fr: 'Confirmer le numéro à la main',
    en: 'Confirm number by hand',
    de: 'Nummer von Hand bestätigen',
  },
  askNumberAgain: {
    nl: 'Nummer opnieuw opvragen',
    fr: 'Redemander le numéro',
    en: 'Ask the register again',
    de: 'Nummer erneut abfragen',
  },
  approve: decisionWords.approve,
  askCorrection: decisionWords['ask-correction'],
  refuse: decisionWords.refuse,
}

export const reasonWords: Record<ReasonCode, Words> = {
  incomplete: { nl: 'Onvolledig', fr: 'Incomplet', en: 'Incomplete', de: 'Unvollständig' },
  incorrect: { nl: 'Onjuist', fr: 'Incorrect', en: 'Incorrect', de: 'Unrichtig' },
  'proof-unreadable': { nl: 'Bewijs onleesbaar', fr: 'Preuve illisible', en: 'Proof unreadable', de: 'Nachweis unleserlich' },
  'proof-without-name': {
    nl: 'Handelsnaam ontbreekt in het bewijs',
    fr: 'Nom commercial absent de la preuve',
    en: 'Commercial name missing in the proof',
    de: 'Handelsname fehlt im Nachweis',
  },
  'proof-without-representatives': {
    nl: 'Vertegenwoordiger ontbreekt in het bewijs',
    fr: 'Représentant absent de la preuve',
    en: 'Representative missing in the proof',
    de: 'Vertreter fehlt im Nachweis',
  },
  'number-mismatch': {
    nl: 'Nummer hoort niet bij deze onderneming',
    fr: 'Le numéro n’est pas celui de cette entreprise',
    en: 'Number does not belong to this company',
    de: 'Nummer gehört nicht zu diesem Unternehmen',
  },
  duplicate: { nl: 'Al geregistreerd', fr: 'Déjà enregistrée', en: 'Already registered', de: 'Bereits registriert' },
  'not-in-scope': {
    nl: 'Valt niet onder de bevoegdheid van het FAGG',
    fr: 'Ne relève pas de l’AFMPS',
    en: 'Not a matter for the FAMHP',
    de: 'Fällt nicht in die Zuständigkeit der FAAGP',
  },
  other: { nl: 'Andere reden', fr: 'Autre motif', en: 'Other reason', de: 'Anderer Grund' },
}

export const progressWords: Record<ProgressStep, Words> = {
  identify: { nl: 'Onderneming geïdentificeerd', fr: 'Entreprise identifiée', en: 'Company identified', de: 'Unternehmen identifiziert' },
  complete: { nl: 'Gegevens ingevuld', fr: 'Données complétées', en: 'Details completed', de: 'Angaben vollständig' },
  submit: { nl: 'Aanvraag ingediend', fr: 'Demande envoyée', en: 'Request submitted', de: 'Antrag eingereicht' },
  number: { nl: 'Nummer bevestigd', fr: 'Numéro confirmé', en: 'Number confirmed', de: 'Nummer bestätigt' },
  review: { nl: 'Onderzoek door het FAGG', fr: 'Examen par l’AFMPS', en: 'Review by the FAMHP', de: 'Prüfung durch die FAAGP' },
  decision: { nl: 'Beslissing', fr: 'Décision', en: 'Decision', de: 'Entscheidung' },
  credentials: {
    nl: 'INSZ en tijdelijk wachtwoord per e-mail',
    fr: 'NISS et mot de passe temporaire par courriel',
    en: 'NISS and temporary password by e-mail',
    de: 'ENSS und vorläufiges Passwort per E-Mail',
  },
}

/** Why a proof was refused after it was received, and what to do. */
export const proofRefusalWords: Record<RefusalCode, Words> = {
  unreadable: {
    nl: 'We kunnen dit bestand niet lezen. Maak de pdf opnieuw en laad ze nog eens op.',
    fr: 'Ce fichier est illisible. Créez à nouveau le PDF et envoyez-le.',
    en: 'We cannot read this file. Make the PDF again and upload it.',
    de: 'Wir können diese Datei nicht lesen. Erstellen Sie die PDF neu und laden Sie sie hoch.',
  },
  password: {
    nl: 'Deze pdf vraagt een wachtwoord. Laad een kopie zonder wachtwoord op.',
    fr: 'Ce PDF demande un mot de passe. Envoyez une copie sans mot de passe.',
    en: 'This PDF asks for a password. Upload a copy without one.',
    de: 'Diese PDF verlangt ein Passwort. Laden Sie eine Kopie ohne Passwort hoch.',
  },
  scripts: {
    nl: 'Deze pdf bevat programmacode. Druk ze af naar een nieuwe pdf en laad die op.',
    fr: 'Ce PDF contient des scripts. Imprimez-le vers un nouveau PDF et envoyez celui-ci.',
    en: 'This PDF contains scripts. Print it to a new PDF and upload that one.',
    de: 'Diese PDF enthält Skripte. Drucken Sie sie in eine neue PDF und laden Sie diese hoch.',
  },
  'embedded-files': {
    nl: 'In deze pdf zitten andere bestanden. Druk ze af naar een nieuwe pdf en laad die op.',
    fr: 'Ce PDF contient d’autres fichiers. Imprimez-le vers un nouveau PDF et envoyez celui-ci.',
    en: 'This PDF holds other files. Print it to a new PDF and upload that one.',
    de: 'Diese PDF enthält andere Dateien. Drucken Sie sie in eine neue PDF und laden Sie diese hoch.',
  },
  'launch-actions': {
    nl: 'Deze pdf wil andere programma’s starten. Druk ze af naar een nieuwe pdf en laad die op.',
    fr: 'Ce PDF veut lancer d’autres programmes. Imprimez-le vers un nouveau PDF et envoyez celui-ci.',
    en: 'This PDF wants to start other programs. Print it to a new PDF and upload that one.',
    de: 'Diese PDF will andere Programme starten. Drucken Sie sie in eine neue PDF und laden Sie diese hoch.',
  },
  'too-complex': {
    nl: 'Deze pdf is te zwaar om na te kijken. Scan of druk ze af naar een eenvoudigere pdf.',
    fr: 'Ce PDF est trop lourd à vérifier. Numérisez-le ou imprimez-le vers un PDF plus simple.',
    en: 'This PDF is too heavy to check. Scan or print it to a simpler PDF.',
    de: 'Diese PDF ist zu umfangreich für die Prüfung. Scannen oder drucken Sie sie in eine einfachere PDF.',
  },
  'no-pages': {
    nl: 'Deze pdf heeft geen bladzijden. Laad het volledige bewijs op.',
    fr: 'Ce PDF n’a aucune page. Envoyez la preuve complète.',
    en: 'This PDF has no pages. Upload the complete proof.',
    de: 'Diese PDF hat keine Seiten. Laden Sie den vollständigen Nachweis hoch.',
  },
}

export const nissStateWords: Record<NissState, Words> = {
  asked: { nl: 'INSZ gevraagd', fr: 'NISS demandé', en: 'NISS asked for', de: 'ENSS angefragt' },
  issued: { nl: 'INSZ toegekend', fr: 'NISS attribué', en: 'NISS issued', de: 'ENSS vergeben' },
  'suspected-duplicate': { nl: 'Mogelijk dubbel', fr: 'Doublon possible', en: 'Possible duplicate', de: 'Mögliches Duplikat' },
}

export const sexWords: Record<Sex, Words> = {
  F: { nl: 'Vrouw', fr: 'Femme', en: 'Woman', de: 'Frau' },
  M: { nl: 'Man', fr: 'Homme', en: 'Man', de: 'Mann' },
  X: { nl: 'Onbekend', fr: 'Inconnu', en: 'Unknown', de: 'Unbekannt' },
}

export const representativeKindWords: Record<RepresentativeKind, Words> = {
  person: { nl: 'Een persoon', fr: 'Une personne', en: 'A person', de: 'Eine Person' },
  company: { nl: 'Een onderneming', fr: 'Une société', en: 'A company', de: 'Ein Unternehmen' },
}

/** What the register has under a number that was typed, for the desk alone. */
export const nissCheckWords: Record<NissCheckState, Words> = {
  asked: { nl: 'Register gevraagd', fr: 'Registre interrogé', en: 'Register asked', de: 'Register angefragt' },
  matches: {
    nl: 'Zelfde persoon in het register',
    fr: 'Même personne au registre',
    en: 'Same person in the register',
    de: 'Dieselbe Person im Register',
  },
  differs: {
    nl: 'Andere naam in het register',
    fr: 'Autre nom au registre',
    en: 'Another name in the register',
    de: 'Anderer Name im Register',
  },
  unknown: { nl: 'Niet in het BIS-register', fr: 'Absent du registre BIS', en: 'Not in the BIS register', de: 'Nicht im BIS-Register' },
}
