import type { ScreenLanguage } from '../../features/identity/identity.contract.ts'
import type { ErrorCode } from '../error-codes.contract.ts'

/** What happened, in a few words, and what to do now, in a sentence. */
type ProblemWords = Record<ScreenLanguage, { title: string; detail: string }>

/** The ways on from a page that is shown where not even the pages can answer. */
export const problemPageWords: Record<ScreenLanguage, { answer: string; front: string; write: string }> = {
  nl: {
    answer: 'Ben ik mijn werk kwijt? Wat u nu kunt doen',
    front: 'Naar de startpagina',
    write: 'Komt u er niet uit? Schrijf met dit nummer naar',
  },
  fr: {
    answer: 'Mon travail est-il perdu ? Que faire maintenant',
    front: 'Vers la page d’accueil',
    write: 'Vous n’y arrivez pas ? Écrivez avec ce numéro à',
  },
  en: { answer: 'Is my work lost? What you can do now', front: 'To the front page', write: 'Still stuck? Write with this number to' },
  de: {
    answer: 'Ist meine Arbeit verloren? Was Sie jetzt tun können',
    front: 'Zur Startseite',
    write: 'Kommen Sie nicht weiter? Schreiben Sie mit dieser Nummer an',
  },
}

export const problemWords: Record<ErrorCode, ProblemWords> = {
  malformed: {
    nl: { title: 'Onleesbare vraag', detail: 'We konden niet lezen wat er gestuurd werd. Stuur geldige JSON met het juiste inhoudstype.' },
    fr: {
      title: 'Demande illisible',
      detail: 'Nous n’avons pas pu lire ce qui a été envoyé. Envoyez du JSON valable avec le bon type de contenu.',
    },
    en: { title: 'Request cannot be read', detail: 'We could not read what was sent. Send valid JSON with the right content type.' },
    de: {
      title: 'Anfrage nicht lesbar',
      detail: 'Wir konnten die Sendung nicht lesen. Senden Sie gültiges JSON mit dem richtigen Inhaltstyp.',
    },
  },
  'not-signed-in': {
    nl: { title: 'Niet aangemeld', detail: 'Meld u aan om verder te gaan.' },
    fr: { title: 'Non connecté', detail: 'Connectez-vous pour continuer.' },
    en: { title: 'Not signed in', detail: 'Sign in to go on.' },
    de: { title: 'Nicht angemeldet', detail: 'Melden Sie sich an, um fortzufahren.' },
  },
  'wrong-credentials': {
    nl: { title: 'Aanmelden mislukt', detail: 'De gegevens kloppen niet. Kijk ze na en probeer opnieuw.' },
    fr: { title: 'Échec de la connexion', detail: 'Les données ne sont pas correctes. Vérifiez-les et réessayez.' },
    en: { title: 'Signing in failed', detail: 'These details are not right. Check them and try again.' },
    de: { title: 'Anmeldung fehlgeschlagen', detail: 'Die Angaben stimmen nicht. Prüfen Sie sie und versuchen Sie es erneut.' },
  },
  'foreign-origin': {
    nl: {
      title: 'Vraag van een andere website',
      detail: 'Deze handeling kwam niet van ons portaal. Open het portaal zelf en probeer opnieuw.',
    },
    fr: { title: 'Demande venant d’un autre site', detail: 'Cette action ne venait pas de notre portail. Ouvrez le portail et réessayez.' },
    en: { title: 'Request from another site', detail: 'This act did not come from our portal. Open the portal itself and try again.' },
    de: {
      title: 'Anfrage von einer anderen Website',
      detail: 'Diese Handlung kam nicht von unserem Portal. Öffnen Sie das Portal selbst und versuchen Sie es erneut.',
    },
  },
  'step-required': {
    nl: { title: 'Nog een stap te doen', detail: 'Rond eerst het aanmelden af.' },
    fr: { title: 'Encore une étape', detail: 'Terminez d’abord la connexion.' },
    en: { title: 'One more step', detail: 'Finish signing in first.' },
    de: { title: 'Noch ein Schritt', detail: 'Schließen Sie zuerst die Anmeldung ab.' },
  },
  'not-allowed': {
    nl: { title: 'Niet toegestaan', detail: 'U hebt het recht niet om dit te doen.' },
    fr: { title: 'Non autorisé', detail: 'Vous n’avez pas le droit de faire cela.' },
    en: { title: 'Not allowed', detail: 'You do not have the right to do this.' },
    de: { title: 'Nicht erlaubt', detail: 'Sie haben nicht das Recht, dies zu tun.' },
  },
  'not-found': {
    nl: { title: 'Niet gevonden', detail: 'Dit bestaat niet, of niet voor u.' },
    fr: { title: 'Introuvable', detail: 'Ceci n’existe pas, ou pas pour vous.' },
    en: { title: 'Not found', detail: 'This does not exist, or not for you.' },
    de: { title: 'Nicht gefunden', detail: 'Dies gibt es nicht, oder nicht für Sie.' },
  },
  'changed-meanwhile': {
    nl: { title: 'Intussen gewijzigd', detail: 'Iemand wijzigde dit terwijl u ernaar keek. Bekijk wat er nu staat en doe het opnieuw.' },
    fr: {
      title: 'Modifié entre-temps',
      detail: 'Quelqu’un a modifié ceci pendant que vous le regardiez. Voyez l’état actuel et recommencez.',
    },
    en: { title: 'Changed meanwhile', detail: 'Somebody changed this while you were looking at it. See what it says now and do it again.' },
    de: {
      title: 'Inzwischen geändert',
      detail: 'Jemand hat dies geändert, während Sie es ansahen. Prüfen Sie den jetzigen Stand und wiederholen Sie es.',
    },
  },
  'not-in-this-state': {
    nl: { title: 'Nu niet mogelijk', detail: 'In de huidige toestand kan dit niet. Bekijk hoe het nu staat.' },
    fr: { title: 'Impossible pour l’instant', detail: 'Dans l’état actuel, cela ne peut se faire. Voyez où en est le dossier.' },
    en: { title: 'Not possible now', detail: 'As things stand this cannot be done. See how it stands now.' },
    de: { title: 'Jetzt nicht möglich', detail: 'Im jetzigen Stand geht dies nicht. Prüfen Sie, wie es steht.' },
  },
  'claimed-by-other': {
    nl: { title: 'Bij een collega', detail: 'Een collega behandelt dit dossier. Spreek af of neem het over.' },
    fr: { title: 'Chez un collègue', detail: 'Un collègue traite ce dossier. Concertez-vous ou reprenez-le.' },
    en: { title: 'With a colleague', detail: 'A colleague is working on this file. Ask, or take it over.' },
    de: { title: 'Bei einem Kollegen', detail: 'Ein Kollege bearbeitet diese Akte. Sprechen Sie sich ab oder übernehmen Sie sie.' },
  },
  'number-not-confirmed': {
    nl: { title: 'Nummer niet bevestigd', detail: 'Het nummer moet eerst bevestigd zijn, door het register of met de hand.' },
    fr: { title: 'Numéro non confirmé', detail: 'Le numéro doit d’abord être confirmé, par le registre ou à la main.' },
    en: { title: 'Number not confirmed', detail: 'The number must be confirmed first, by the register or by hand.' },
    de: { title: 'Nummer nicht bestätigt', detail: 'Die Nummer muss zuerst bestätigt sein, durch das Register oder von Hand.' },
  },
  'proof-not-clean': {
    nl: { title: 'Bewijs nog niet nagekeken', detail: 'Het bewijs is nog niet nagekeken of werd geweigerd. Wacht op het resultaat.' },
    fr: { title: 'Preuve pas encore vérifiée', detail: 'La preuve n’est pas encore vérifiée ou a été refusée. Attendez le résultat.' },
    en: { title: 'Proof not checked yet', detail: 'The proof is not checked yet, or was refused. Wait for the result.' },
    de: {
      title: 'Nachweis noch nicht geprüft',
      detail: 'Der Nachweis ist noch nicht geprüft oder wurde abgelehnt. Warten Sie auf das Ergebnis.',
    },
  },
  'link-expired': {
    nl: { title: 'Link verlopen', detail: 'Deze link is niet meer geldig. Vraag een nieuwe.' },
    fr: { title: 'Lien expiré', detail: 'Ce lien n’est plus valable. Demandez-en un nouveau.' },
    en: { title: 'Link expired', detail: 'This link is no longer valid. Ask for a new one.' },
    de: { title: 'Link abgelaufen', detail: 'Dieser Link ist nicht mehr gültig. Fordern Sie einen neuen an.' },
  },
  'link-used': {
    nl: { title: 'Link al gebruikt', detail: 'Deze link werkt maar één keer en is al gebruikt. Vraag een nieuwe als dat niet door u was.' },
    fr: {
      title: 'Lien déjà utilisé',
      detail: 'Ce lien ne sert qu’une fois et a déjà servi. Si ce n’était pas vous, demandez-en un nouveau.',
    },
    en: { title: 'Link already used', detail: 'This link works once and has been used. If that was not you, ask for a new one.' },
    de: {
      title: 'Link bereits benutzt',
      detail: 'Dieser Link gilt nur einmal und wurde benutzt. Waren Sie es nicht, fordern Sie einen neuen an.',
    },
  },
  'too-large': {
    nl: { title: 'Te groot', detail: 'Wat u stuurde is te groot. Maak het kleiner en probeer opnieuw.' },
    fr: { title: 'Trop volumineux', detail: 'Votre envoi est trop volumineux. Réduisez-le et réessayez.' },
    en: { title: 'Too large', detail: 'What you sent is too large. Make it smaller and try again.' },
    de: { title: 'Zu groß', detail: 'Ihre Sendung ist zu groß. Verkleinern Sie sie und versuchen Sie es erneut.' },
  },
  'wrong-type': {
    nl: { title: 'Verkeerd soort bestand', detail: 'Hier past alleen een pdf. Sla het document op als pdf en stuur dat.' },
    fr: { title: 'Mauvais type de fichier', detail: 'Seul un PDF convient ici. Enregistrez le document en PDF et envoyez celui-ci.' },
    en: { title: 'Wrong kind of file', detail: 'Only a PDF fits here. Save the document as a PDF and send that.' },
    de: { title: 'Falsche Dateiart', detail: 'Hier passt nur eine PDF. Speichern Sie das Dokument als PDF und senden Sie diese.' },
  },
  'invalid-input': {
    nl: { title: 'Nog niet in orde', detail: 'Enkele velden zijn nog niet in orde. Verbeter ze en verstuur opnieuw.' },
    fr: { title: 'Pas encore en ordre', detail: 'Certains champs ne sont pas en ordre. Corrigez-les et renvoyez.' },
    en: { title: 'Not right yet', detail: 'Some fields are not right yet. Mend them and send again.' },
    de: { title: 'Noch nicht in Ordnung', detail: 'Einige Felder stimmen noch nicht. Berichtigen Sie sie und senden Sie erneut.' },
  },
  'niss-in-url': {
    nl: { title: 'Rijksregisternummer in het adres', detail: 'Een INSZ hoort niet in een webadres. Zoek ernaar met POST …/search.' },
    fr: {
      title: 'Numéro national dans l’adresse',
      detail: 'Un NISS n’a pas sa place dans une adresse web. Cherchez-le par POST …/search.',
    },
    en: { title: 'National number in the address', detail: 'A NISS does not belong in a web address. Search for it by POST …/search.' },
    de: {
      title: 'Nationalnummer in der Adresse',
      detail: 'Eine ENSS gehört nicht in eine Webadresse. Suchen Sie danach mit POST …/search.',
    },
  },
  'key-reused': {
    nl: { title: 'Sleutel al gebruikt', detail: 'Met deze Idempotency-Key werd al iets anders gestuurd. Kies een nieuwe.' },
    fr: { title: 'Clé déjà utilisée', detail: 'Cette Idempotency-Key a déjà servi pour un autre envoi. Choisissez-en une nouvelle.' },
    en: { title: 'Key used before', detail: 'This Idempotency-Key was already used for something else. Choose a new one.' },
    de: {
      title: 'Schlüssel bereits benutzt',
      detail: 'Mit diesem Idempotency-Key wurde bereits etwas anderes gesendet. Wählen Sie einen neuen.',
    },
  },
  'too-many': {
    nl: { title: 'Te veel pogingen', detail: 'Dit was te vaak na elkaar. Wacht even en probeer opnieuw.' },
    fr: { title: 'Trop de tentatives', detail: 'C’était trop souvent de suite. Attendez un peu et réessayez.' },
    en: { title: 'Too many attempts', detail: 'That was too often in a row. Wait a little and try again.' },
    de: { title: 'Zu viele Versuche', detail: 'Das war zu oft nacheinander. Warten Sie etwas und versuchen Sie es erneut.' },
  },
  internal: {
    nl: {
      title: 'Er ging iets mis bij ons',
      detail: 'Dit is onze fout en ze is genoteerd. Meld het nummer van deze vraag als u ons erover schrijft.',
    },
    fr: {
      title: 'Une erreur chez nous',
      detail: 'L’erreur est de notre côté et elle est notée. Mentionnez le numéro de cette demande si vous nous écrivez.',
    },
    en: {
      title: 'Something went wrong on our side',
      detail: 'This is our fault and it has been noted. Quote the number of this request if you write to us.',
    },
    de: {
      title: 'Bei uns ist etwas schiefgegangen',
      detail: 'Der Fehler liegt bei uns und ist vermerkt. Nennen Sie die Nummer dieser Anfrage, wenn Sie uns schreiben.',
    },
  },
  unavailable: {
    nl: {
      title: 'Even niet beschikbaar',
      detail: 'Een deel van het portaal is even weg. Probeer over enkele seconden opnieuw; er ging niets verloren.',
    },
    fr: {
      title: 'Momentanément indisponible',
      detail: 'Une partie du portail est momentanément absente. Réessayez dans quelques secondes ; rien n’est perdu.',
    },
    en: {
      title: 'Not available for a moment',
      detail: 'Part of the portal is away for a moment. Try again in a few seconds; nothing is lost.',
    },
    de: {
      title: 'Kurz nicht verfügbar',
      detail: 'Ein Teil des Portals ist kurz nicht da. Versuchen Sie es in einigen Sekunden erneut; nichts ging verloren.',
    },
  },
}
