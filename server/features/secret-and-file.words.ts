import type { ScreenLanguage } from './identity/identity.contract.ts'

/** Field codes about passwords, codes and files; each sentence says what to do. */
export const secretAndFileWords: Record<string, Record<ScreenLanguage, string>> = {
  'wrong-code': {
    nl: 'Deze code klopt niet. Neem de code uit de laatste mail over.',
    fr: 'Ce code n’est pas correct. Recopiez celui du dernier courriel.',
    en: 'This code is not right. Copy the one from the latest mail.',
    de: 'Dieser Code stimmt nicht. Übernehmen Sie den aus der letzten E-Mail.',
  },
  'code-used': {
    nl: 'Deze code is al gebruikt. Wacht op de volgende.',
    fr: 'Ce code a déjà servi. Attendez le suivant.',
    en: 'This code has been used. Wait for the next one.',
    de: 'Dieser Code wurde bereits benutzt. Warten Sie auf den nächsten.',
  },
  'password-too-short': {
    nl: 'Kies een langer wachtwoord: ten minste 12 tekens. Enkele woorden na elkaar is goed.',
    fr: 'Choisissez un mot de passe plus long : 12 caractères au moins. Quelques mots à la suite conviennent.',
    en: 'Choose a longer password: at least 12 characters. A few words in a row are fine.',
    de: 'Wählen Sie ein längeres Passwort: mindestens 12 Zeichen. Einige Wörter hintereinander sind gut.',
  },
  'password-too-guessable': {
    nl: 'Dit wachtwoord is gemakkelijk te raden. Kies iets zonder uw naam, bekende woorden of reeksen.',
    fr: 'Ce mot de passe est facile à deviner. Évitez votre nom, les mots courants et les suites.',
    en: 'This password is easy to guess. Choose one without your name, common words or sequences.',
    de: 'Dieses Passwort ist leicht zu erraten. Vermeiden Sie Ihren Namen, bekannte Wörter und Folgen.',
  },
  'phone-clock-ahead': {
    nl: 'Deze code is van een ander moment: de klok van uw telefoon loopt ongeveer {minutes} min. voor. Zet datum en tijd op automatisch en wacht {minutes} min. voor u een nieuwe code typt, of gebruik een herstelcode.',
    fr: 'Ce code est celui d’un autre moment : l’horloge de votre téléphone avance d’environ {minutes} min. Réglez la date et l’heure sur automatique et attendez {minutes} min avant de taper un nouveau code, ou utilisez un code de secours.',
    en: 'This code is of another moment: the clock of your phone is about {minutes} min ahead. Set date and time to automatic and wait {minutes} min before you type a new code, or use a recovery code.',
    de: 'Dieser Code gehört zu einem anderen Zeitpunkt: Die Uhr Ihres Telefons geht etwa {minutes} Min. vor. Stellen Sie Datum und Uhrzeit auf automatisch und warten Sie {minutes} Min., bevor Sie einen neuen Code eingeben, oder nehmen Sie einen Wiederherstellungscode.',
  },
  'phone-clock-behind': {
    nl: 'Deze code is van een ander moment: de klok van uw telefoon loopt ongeveer {minutes} min. achter. Zet datum en tijd op automatisch en typ de code die er dan staat.',
    fr: 'Ce code est celui d’un autre moment : l’horloge de votre téléphone retarde d’environ {minutes} min. Réglez la date et l’heure sur automatique et tapez le code affiché ensuite.',
    en: 'This code is of another moment: the clock of your phone is about {minutes} min behind. Set date and time to automatic and type the code it shows then.',
    de: 'Dieser Code gehört zu einem anderen Zeitpunkt: Die Uhr Ihres Telefons geht etwa {minutes} Min. nach. Stellen Sie Datum und Uhrzeit auf automatisch und geben Sie den Code ein, der dann erscheint.',
  },
  'password-as-before': {
    nl: 'Dit is het wachtwoord dat u al had. Kies een ander.',
    fr: 'C’est le mot de passe que vous aviez déjà. Choisissez-en un autre.',
    en: 'This is the password you already had. Choose another.',
    de: 'Dies ist Ihr bisheriges Passwort. Wählen Sie ein anderes.',
  },
  'wrong-password': {
    nl: 'Dit wachtwoord klopt niet. Typ het wachtwoord waarmee u zich aanmeldt.',
    fr: 'Ce mot de passe n’est pas correct. Tapez celui avec lequel vous vous connectez.',
    en: 'This password is not right. Type the one you sign in with.',
    de: 'Dieses Passwort stimmt nicht. Geben Sie das ein, mit dem Sie sich anmelden.',
  },
  'sign-in-again': {
    nl: 'Meld u af en opnieuw aan, en doe dit binnen tien minuten daarna.',
    fr: 'Déconnectez-vous, reconnectez-vous, et faites ceci dans les dix minutes qui suivent.',
    en: 'Sign out and in again, and do this within ten minutes after.',
    de: 'Melden Sie sich ab und wieder an und tun Sie dies innerhalb von zehn Minuten danach.',
  },
  'email-as-before': {
    nl: 'Dit is het adres dat u al hebt. Geef een ander.',
    fr: 'C’est l’adresse que vous avez déjà. Indiquez-en une autre.',
    en: 'This is the address you already have. Give another.',
    de: 'Das ist Ihre jetzige Adresse. Geben Sie eine andere an.',
  },
  'proof-required': {
    nl: 'Laad het officiële bewijs van de onderneming op, als pdf.',
    fr: 'Envoyez la preuve officielle de l’entreprise, en PDF.',
    en: 'Upload the official proof of the company, as a PDF.',
    de: 'Laden Sie den offiziellen Nachweis des Unternehmens als PDF hoch.',
  },
  'not-a-picture': {
    nl: 'Kies een PNG, een JPEG of een pdf. Dit bestand is iets anders, hoe het ook heet.',
    fr: 'Choisissez un PNG, un JPEG ou un PDF. Ce fichier est autre chose, quel que soit son nom.',
    en: 'Choose a PNG, a JPEG or a PDF. This file is something else, whatever its name.',
    de: 'Wählen Sie ein PNG, ein JPEG oder ein PDF. Diese Datei ist etwas anderes, wie sie auch heißt.',
  },
  'attachment-too-large': {
    nl: 'Dit bestand is groter dan 5 MB. Kies een kleiner beeld, of maak een schermafdruk van een deel.',
    fr: 'Ce fichier dépasse 5 Mo. Choisissez une image plus petite ou une capture d’une partie de l’écran.',
    en: 'This file is larger than 5 MB. Choose a smaller picture, or a screenshot of a part.',
    de: 'Diese Datei ist größer als 5 MB. Wählen Sie ein kleineres Bild oder einen Ausschnitt.',
  },
  'not-a-pdf': {
    nl: 'Dit bestand is geen pdf. Sla het document op als pdf en laad dat op.',
    fr: 'Ce fichier n’est pas un PDF. Enregistrez le document en PDF et envoyez-le.',
    en: 'This file is not a PDF. Save the document as a PDF and upload that.',
    de: 'Diese Datei ist keine PDF. Speichern Sie das Dokument als PDF und laden Sie diese hoch.',
  },
  'cut-off': {
    nl: 'Dit bestand is niet volledig aangekomen. Laad het opnieuw op.',
    fr: 'Ce fichier n’est pas arrivé en entier. Envoyez-le à nouveau.',
    en: 'This file did not arrive whole. Upload it again.',
    de: 'Diese Datei kam nicht vollständig an. Laden Sie sie erneut hoch.',
  },
  'file-too-big': {
    nl: 'Dit bestand is te groot: ten hoogste 10 MB. Scan het met een lagere resolutie.',
    fr: 'Ce fichier est trop volumineux : 10 Mo au plus. Numérisez-le à une résolution plus basse.',
    en: 'This file is too big: at most 10 MB. Scan it at a lower resolution.',
    de: 'Diese Datei ist zu groß: höchstens 10 MB. Scannen Sie sie mit geringerer Auflösung.',
  },
  'too-large': {
    nl: 'Dit bestand is te groot: ten hoogste 10 MB. Scan het met een lagere resolutie.',
    fr: 'Ce fichier est trop volumineux : 10 Mo au plus. Numérisez-le à une résolution plus basse.',
    en: 'This file is too big: at most 10 MB. Scan it at a lower resolution.',
    de: 'Diese Datei ist zu groß: höchstens 10 MB. Scannen Sie sie mit geringerer Auflösung.',
  },
}
