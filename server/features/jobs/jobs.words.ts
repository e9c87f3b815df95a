import type { ScreenLanguage } from '../identity/identity.contract.ts'
import type { QueueName, TurnOutcome } from './jobs.contract.ts'

type Words = Record<ScreenLanguage, string>

export const queueWords: Record<QueueName, { name: Words; about: Words }> = {
  outside: {
    name: { nl: 'Registers', fr: 'Registres', en: 'Registers', de: 'Register' },
    about: {
      nl: 'Vragen aan VIES, KBO en BIS-register',
      fr: 'Questions à VIES, à la BCE et au registre BIS',
      en: 'Questions to VIES, CBE and the BIS register',
      de: 'Anfragen an VIES, ZDU und BIS-Register',
    },
  },
  mail: {
    name: { nl: 'E-mail', fr: 'Courriels', en: 'Mail', de: 'E-Mail' },
    about: {
      nl: 'Alles wat per e-mail vertrekt',
      fr: 'Tout ce qui part par courriel',
      en: 'Everything that goes by mail',
      de: 'Alles, was per E-Mail geht',
    },
  },
  house: {
    name: { nl: 'Eigen werk', fr: 'Travail interne', en: 'Own work', de: 'Eigene Arbeit' },
    about: {
      nl: 'Snel werk binnen het portaal',
      fr: 'Travail rapide dans le portail',
      en: 'Quick work inside the portal',
      de: 'Schnelle Arbeit im Portal',
    },
  },
  batch: {
    name: { nl: 'Zwaar werk', fr: 'Travail lourd', en: 'Heavy work', de: 'Schwere Arbeit' },
    about: {
      nl: 'Eén tegelijk: documenten nakijken, opruimen',
      fr: 'Un à la fois : vérifier les documents, nettoyer',
      en: 'One at a time: checking documents, tidying up',
      de: 'Eins nach dem anderen: Dokumente prüfen, aufräumen',
    },
  },
}

export const turnOutcomeWords: Record<TurnOutcome, Words> = {
  done: { nl: 'Gelukt', fr: 'Réussi', en: 'Done', de: 'Erledigt' },
  failed: { nl: 'Mislukt, wordt herhaald', fr: 'Échec, nouvel essai', en: 'Failed, tries again', de: 'Fehlgeschlagen, neuer Versuch' },
  'given-up': { nl: 'Opgegeven', fr: 'Abandonné', en: 'Given up', de: 'Aufgegeben' },
}

/** What a job does, for those who read its name at the desk; one without words is called by its name. */
export const jobWords: Readonly<Record<string, Words>> = {
  'tell-accessibility-feedback': {
    nl: 'Melding over toegankelijkheid mailen aan de helpdesk',
    fr: 'Envoyer un signalement d’accessibilité à l’assistance',
    en: 'Mail an accessibility report to the help desk',
    de: 'Meldung zur Barrierefreiheit an die Hilfe mailen',
  },
  'forget-accessibility-feedback': {
    nl: 'Oude meldingen over toegankelijkheid wissen',
    fr: 'Effacer les anciens signalements d’accessibilité',
    en: 'Forget old accessibility reports',
    de: 'Alte Meldungen zur Barrierefreiheit löschen',
  },
  'verify-company-number': {
    nl: 'Ondernemingsnummer nakijken',
    fr: 'Vérifier le numéro d’entreprise',
    en: 'Check a company’s number',
    de: 'Unternehmensnummer prüfen',
  },
  'ask-silent-registers-again': {
    nl: 'Zwijgende registers opnieuw vragen',
    fr: 'Redemander aux registres muets',
    en: 'Ask silent registers again',
    de: 'Stumme Register erneut fragen',
  },
  'release-lapsed-claims': {
    nl: 'Verlopen toewijzingen vrijgeven',
    fr: 'Libérer les dossiers échus',
    en: 'Release claims that are over',
    de: 'Abgelaufene Übernahmen freigeben',
  },
  'send-contact-code': {
    nl: 'Code voor het contactadres mailen',
    fr: 'Envoyer le code de contact',
    en: 'Mail the code of the contact',
    de: 'Kontaktcode senden',
  },
  'send-resume-link': {
    nl: 'Link om verder te gaan mailen',
    fr: 'Envoyer le lien pour continuer',
    en: 'Mail a link to go on',
    de: 'Link zum Weitermachen senden',
  },
  'tell-message': {
    nl: 'Bericht aan de onderneming mailen',
    fr: 'Envoyer un message à l’entreprise',
    en: 'Mail a message to the company',
    de: 'Nachricht an das Unternehmen senden',
  },
  'tell-review': {
    nl: 'Melden dat het onderzoek begon',
    fr: 'Annoncer le début de l’examen',
    en: 'Tell that the review has begun',
    de: 'Beginn der Prüfung melden',
  },
  'tell-number-answer': {
    nl: 'Laat antwoord van een register melden',
    fr: 'Annoncer la réponse tardive d’un registre',
    en: 'Tell the late answer of a register',
    de: 'Späte Antwort eines Registers melden',
  },
  'send-mail-again': {
    nl: 'E-mail opnieuw versturen',
    fr: 'Renvoyer un courriel',
    en: 'Send a mail again',
    de: 'E-Mail erneut senden',
  },
  'find-expiring-drafts': {
    nl: 'Concepten zoeken die bijna verlopen',
    fr: 'Chercher les brouillons bientôt effacés',
    en: 'Find drafts that go soon',
    de: 'Bald ablaufende Entwürfe suchen',
  },
  'tell-expiry': {
    nl: 'Melden dat een concept bijna verloopt',
    fr: 'Annoncer qu’un brouillon sera effacé',
    en: 'Tell that a draft goes soon',
    de: 'Ablauf eines Entwurfs melden',
  },
  'acknowledge-registration': {
    nl: 'Ontvangst melden',
    fr: 'Accuser réception',
    en: 'Acknowledge a registration',
    de: 'Eingang bestätigen',
  },
  'tell-approval': { nl: 'Goedkeuring melden', fr: 'Annoncer l’approbation', en: 'Tell of an approval', de: 'Genehmigung mitteilen' },
  'tell-refusal': { nl: 'Weigering melden', fr: 'Annoncer le refus', en: 'Tell of a refusal', de: 'Ablehnung mitteilen' },
  'tell-correction': { nl: 'Correctie vragen', fr: 'Demander une correction', en: 'Ask for a correction', de: 'Korrektur erbitten' },
  'inspect-document': { nl: 'Document nakijken', fr: 'Vérifier un document', en: 'Inspect a document', de: 'Dokument prüfen' },
  'sweep-files': { nl: 'Bestanden opruimen', fr: 'Nettoyer les fichiers', en: 'Sweep files', de: 'Dateien aufräumen' },
  'issue-enterprise-number': {
    nl: 'Ondernemingsnummer aanvragen',
    fr: 'Demander un numéro d’entreprise',
    en: 'Ask for an enterprise number',
    de: 'Unternehmensnummer beantragen',
  },
  'issue-niss': { nl: 'INSZ aanvragen', fr: 'Demander un NISS', en: 'Ask for a NISS', de: 'ENSS beantragen' },
  'send-first-credentials': {
    nl: 'Eerste inloggegevens mailen',
    fr: 'Envoyer les premiers identifiants',
    en: 'Mail first credentials',
    de: 'Erste Zugangsdaten senden',
  },
  'send-password-reset': {
    nl: 'Link voor een nieuw wachtwoord mailen',
    fr: 'Envoyer le lien pour un nouveau mot de passe',
    en: 'Mail the link for a new password',
    de: 'Link für ein neues Passwort senden',
  },
  'send-account-link': {
    nl: 'Link van de helpdesk mailen',
    fr: 'Envoyer le lien de l’assistance',
    en: 'Mail the link of support',
    de: 'Link der Hilfe senden',
  },
  'tell-reset-refusal': {
    nl: 'Geweigerd herstel melden',
    fr: 'Signaler un rétablissement refusé',
    en: 'Tell of a refused reset',
    de: 'Abgelehnte Wiederherstellung melden',
  },
  'tell-staff-reset': {
    nl: 'Tweede beheerder vragen',
    fr: 'Demander un deuxième administrateur',
    en: 'Ask a second administrator',
    de: 'Zweite Administration fragen',
  },
  'tell-exchanged-factors': {
    nl: 'Nieuw wachtwoord en nieuwe telefoon melden',
    fr: 'Signaler un nouveau mot de passe et téléphone',
    en: 'Tell of a new password and phone',
    de: 'Neues Passwort und Telefon melden',
  },
  'tell-guessing': {
    nl: 'Pogingen op vele accounts melden',
    fr: 'Signaler des tentatives sur de nombreux comptes',
    en: 'Tell of tries on many accounts',
    de: 'Versuche bei vielen Konten melden',
  },
  'send-email-change': {
    nl: 'Link voor een nieuw e-mailadres mailen',
    fr: 'Envoyer le lien pour une nouvelle adresse',
    en: 'Mail the link for a new address',
    de: 'Link für eine neue Adresse mailen',
  },
  'tell-email-changed': {
    nl: 'Het vorige adres over het nieuwe inlichten',
    fr: 'Informer l’ancienne adresse de la nouvelle',
    en: 'Tell the address of before of the new one',
    de: 'Der bisherigen Adresse die neue mitteilen',
  },
  'tell-account-change': {
    nl: 'Een wijziging van het account melden',
    fr: 'Signaler une modification du compte',
    en: 'Tell of a change of the account',
    de: 'Eine Änderung am Konto mitteilen',
  },
  'tell-braked-account': {
    nl: 'Pogingen op een account melden',
    fr: 'Signaler des tentatives sur un compte',
    en: 'Tell of tries on an account',
    de: 'Versuche bei einem Konto mitteilen',
  },
  'send-staff-invitation': { nl: 'Medewerker uitnodigen', fr: 'Inviter un collaborateur', en: 'Invite staff', de: 'Mitarbeiter einladen' },
  'ask-person-name': {
    nl: 'Naam van een persoon vragen',
    fr: 'Demander le nom d’une personne',
    en: 'Ask for a person’s name',
    de: 'Namen einer Person erfragen',
  },
  'tell-named-person': {
    nl: 'Aanduiding melden',
    fr: 'Annoncer une désignation',
    en: 'Tell a person who is named',
    de: 'Benennung mitteilen',
  },
  'keep-cards': { nl: 'Kaarten bijhouden', fr: 'Tenir les cartes à jour', en: 'Keep the cards', de: 'Karten pflegen' },
  'tell-help-request': {
    nl: 'Ontvangst van een vraag over aanmelden melden',
    fr: 'Accuser réception d’une question sur la connexion',
    en: 'Tell that a question about signing in arrived',
    de: 'Eingang einer Frage zur Anmeldung bestätigen',
  },
  'inspect-help-attachment': {
    nl: 'Een bijlage bij een vraag nakijken',
    fr: 'Vérifier une pièce jointe à une question',
    en: 'Check what was added to a question',
    de: 'Einen Anhang zu einer Frage prüfen',
  },
  'forget-help-requests': {
    nl: 'Oude vragen over aanmelden wissen',
    fr: 'Effacer les anciennes questions sur la connexion',
    en: 'Forget old questions about signing in',
    de: 'Alte Fragen zur Anmeldung löschen',
  },
  'forget-sign-ins': {
    nl: 'Oude aanmeldingen wissen',
    fr: 'Effacer les anciennes connexions',
    en: 'Forget old sign-ins',
    de: 'Alte Anmeldungen löschen',
  },
  'forget-mails': { nl: 'Oude e-mails wissen', fr: 'Effacer les anciens courriels', en: 'Forget old mails', de: 'Alte E-Mails löschen' },
  'forget-origins': {
    nl: 'Oude adressen wissen',
    fr: 'Effacer les anciennes adresses',
    en: 'Forget old addresses',
    de: 'Alte Adressen löschen',
  },
  'forget-finished-jobs': {
    nl: 'Oude taken wissen',
    fr: 'Effacer les anciennes tâches',
    en: 'Forget finished jobs',
    de: 'Alte Aufträge löschen',
  },
}
