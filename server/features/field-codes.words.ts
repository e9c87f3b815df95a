import type { ScreenLanguage } from './identity/identity.contract.ts'

/**
 * A sentence for every code that the rules of the features give to a field, each saying what to do. Facts of a fault
 * stand in braces.
 */
export const ruleFieldWords: Record<string, Record<ScreenLanguage, string>> = {
  'unknown-country': {
    nl: 'Kies een land uit de lijst.',
    fr: 'Choisissez un pays dans la liste.',
    en: 'Choose a country from the list.',
    de: 'Wählen Sie ein Land aus der Liste.',
  },
  'unknown-field': {
    nl: 'Dit vak bestaat niet in dit dossier. Kies een vak uit de lijst.',
    fr: 'Cette case n’existe pas dans ce dossier. Choisissez une case dans la liste.',
    en: 'This file has no such box. Choose one from the list.',
    de: 'Dieses Feld gibt es in dieser Akte nicht. Wählen Sie eines aus der Liste.',
  },
  'belgian-company': {
    nl: 'Dit portaal is voor buitenlandse ondernemingen. Meld u voor een Belgische onderneming aan via CSAM.',
    fr: 'Ce portail est destiné aux entreprises étrangères. Pour une entreprise belge, connectez-vous par CSAM.',
    en: 'This is for companies established outside Belgium. For a Belgian company, sign in through CSAM.',
    de: 'Dies gilt für ausländische Unternehmen. Für ein belgisches Unternehmen melden Sie sich über CSAM an.',
  },
  'belgium-has-its-own-door': {
    nl: 'België gaat altijd via CSAM. Kies een ander land.',
    fr: 'La Belgique passe toujours par CSAM. Choisissez un autre pays.',
    en: 'Belgium always goes through CSAM. Choose another country.',
    de: 'Belgien läuft immer über CSAM. Wählen Sie ein anderes Land.',
  },
  'day-has-passed': {
    nl: 'Deze dag is voorbij. Kies vandaag of later.',
    fr: 'Ce jour est passé. Choisissez aujourd’hui ou plus tard.',
    en: 'This day has passed. Choose today or later.',
    de: 'Dieser Tag ist vorbei. Wählen Sie heute oder später.',
  },
  'day-has-a-rule': {
    nl: 'Dit land heeft al een regel vanaf die dag. Kies een andere dag.',
    fr: 'Ce pays a déjà une règle à partir de ce jour. Choisissez un autre jour.',
    en: 'This country already has a rule from that day on. Choose another day.',
    de: 'Dieses Land hat schon eine Regel ab diesem Tag. Wählen Sie einen anderen Tag.',
  },
  'from-register': {
    nl: 'Dit komt uit het ondernemingsregister. Laat het daar wijzigen.',
    fr: 'Ceci provient du registre des entreprises. Faites-le modifier là-bas.',
    en: 'This comes from the company register. Have it changed there.',
    de: 'Dies kommt aus dem Unternehmensregister. Lassen Sie es dort ändern.',
  },
  'no-enterprise-number-needed': {
    nl: 'Ondernemingen uit dit land registreren zich met hun eigen nummer. Een ondernemingsnummer is niet nodig.',
    fr: 'Les entreprises de ce pays s’enregistrent avec leur propre numéro. Un numéro d’entreprise n’est pas nécessaire.',
    en: 'Companies of this country register with their own number. An enterprise number is not needed.',
    de: 'Unternehmen aus diesem Land registrieren sich mit ihrer eigenen Nummer. Eine Unternehmensnummer ist nicht nötig.',
  },
  'office-in-other-country': {
    nl: 'De zetel moet in het land van registratie liggen. Verbeter het land of begin opnieuw met het juiste.',
    fr: 'Le siège doit se trouver dans le pays d’enregistrement. Corrigez le pays ou recommencez avec le bon.',
    en: 'The registered office must be in the country of registration. Correct the country, or begin again with the right one.',
    de: 'Der Sitz muss im Land der Registrierung liegen. Berichtigen Sie das Land oder beginnen Sie mit dem richtigen.',
  },
  'capital-initial': {
    nl: 'Begin de voornaam met een hoofdletter: {suggestion}.',
    fr: 'Commencez le prénom par une majuscule : {suggestion}.',
    en: 'Begin the first name with a capital: {suggestion}.',
    de: 'Beginnen Sie den Vornamen mit einem Großbuchstaben: {suggestion}.',
  },
  'latin-name-required': {
    nl: 'Schrijf deze naam ook in Latijnse letters, zoals in het paspoort.',
    fr: 'Écrivez aussi ce nom en lettres latines, comme dans le passeport.',
    en: 'Write this name in Latin letters too, as in the passport.',
    de: 'Schreiben Sie diesen Namen auch in lateinischen Buchstaben, wie im Reisepass.',
  },
  'latin-letters': {
    nl: 'Gebruik hier alleen Latijnse letters, zoals in het paspoort.',
    fr: 'N’utilisez ici que des lettres latines, comme dans le passeport.',
    en: 'Use Latin letters only here, as in the passport.',
    de: 'Verwenden Sie hier nur lateinische Buchstaben, wie im Reisepass.',
  },
  'birth-date-future': {
    nl: 'De geboortedatum ligt in de toekomst. Kijk het jaar na.',
    fr: 'La date de naissance est dans le futur. Vérifiez l’année.',
    en: 'The date of birth is in the future. Check the year.',
    de: 'Das Geburtsdatum liegt in der Zukunft. Prüfen Sie das Jahr.',
  },
  'birth-date-too-old': {
    nl: 'Deze geboortedatum is meer dan 120 jaar geleden. Kijk het jaar na.',
    fr: 'Cette date de naissance remonte à plus de 120 ans. Vérifiez l’année.',
    en: 'This date of birth is more than 120 years ago. Check the year.',
    de: 'Dieses Geburtsdatum liegt über 120 Jahre zurück. Prüfen Sie das Jahr.',
  },
  'too-young': {
    nl: 'Een wettelijk vertegenwoordiger is ten minste 18 jaar. Kijk de geboortedatum na.',
    fr: 'Un représentant légal a au moins 18 ans. Vérifiez la date de naissance.',
    en: 'A legal representative is at least 18. Check the date of birth.',
    de: 'Ein gesetzlicher Vertreter ist mindestens 18. Prüfen Sie das Geburtsdatum.',
  },
  'niss-format': {
    nl: 'Een INSZ heeft elf cijfers. Tel ze na.',
    fr: 'Un NISS compte onze chiffres. Recomptez-les.',
    en: 'A NISS has eleven digits. Count them again.',
    de: 'Eine ENSS hat elf Ziffern. Zählen Sie nach.',
  },
  'niss-check-digit': {
    nl: 'De laatste twee cijfers kloppen niet met de andere. Kijk het nummer cijfer voor cijfer na.',
    fr: 'Les deux derniers chiffres ne correspondent pas aux autres. Vérifiez le numéro chiffre par chiffre.',
    en: 'The last two digits do not fit the others. Check the number digit by digit.',
    de: 'Die letzten zwei Ziffern passen nicht zu den anderen. Prüfen Sie die Nummer Ziffer für Ziffer.',
  },
  'niss-date': {
    nl: 'De eerste zes cijfers zijn geen mogelijke geboortedatum. Kijk ze na.',
    fr: 'Les six premiers chiffres ne sont pas une date de naissance possible. Vérifiez-les.',
    en: 'The first six digits are not a possible date of birth. Check them.',
    de: 'Die ersten sechs Ziffern sind kein mögliches Geburtsdatum. Prüfen Sie sie.',
  },
  'vat-required': {
    nl: 'Geef het btw-nummer, of kruis aan dat er geen is.',
    fr: 'Indiquez le numéro de TVA, ou cochez qu’il n’y en a pas.',
    en: 'Give the VAT number, or tick that there is none.',
    de: 'Geben Sie die MwSt.-Nummer an oder kreuzen Sie an, dass es keine gibt.',
  },
  'vat-format': {
    nl: 'Zo ziet een btw-nummer van dit land er niet uit. Kijk land en nummer na.',
    fr: 'Un numéro de TVA de ce pays n’a pas cette forme. Vérifiez le pays et le numéro.',
    en: 'A VAT number of this country does not look like this. Check country and number.',
    de: 'So sieht eine MwSt.-Nummer dieses Landes nicht aus. Prüfen Sie Land und Nummer.',
  },
  'vat-check-digit': {
    nl: 'In dit btw-nummer klopt een cijfer niet. Kijk het cijfer voor cijfer na.',
    fr: 'Un chiffre de ce numéro de TVA n’est pas correct. Vérifiez-le chiffre par chiffre.',
    en: 'A digit of this VAT number is not right. Check it digit by digit.',
    de: 'Eine Ziffer dieser MwSt.-Nummer stimmt nicht. Prüfen Sie sie Ziffer für Ziffer.',
  },
  'cbe-required': {
    nl: 'Geef het Belgische ondernemingsnummer. Hebt u er geen, vraag het dan eerst aan.',
    fr: 'Indiquez le numéro d’entreprise belge. Si vous n’en avez pas, demandez-le d’abord.',
    en: 'Give the Belgian enterprise number. If there is none, ask for one first.',
    de: 'Geben Sie die belgische Unternehmensnummer an. Gibt es keine, beantragen Sie sie zuerst.',
  },
  'cbe-format': {
    nl: 'Een ondernemingsnummer heeft tien cijfers en begint met 0 of 1.',
    fr: 'Un numéro d’entreprise compte dix chiffres et commence par 0 ou 1.',
    en: 'An enterprise number has ten digits and begins with 0 or 1.',
    de: 'Eine Unternehmensnummer hat zehn Ziffern und beginnt mit 0 oder 1.',
  },
  'cbe-check-digit': {
    nl: 'In dit ondernemingsnummer klopt een cijfer niet. Kijk het cijfer voor cijfer na.',
    fr: 'Un chiffre de ce numéro d’entreprise n’est pas correct. Vérifiez-le chiffre par chiffre.',
    en: 'A digit of this enterprise number is not right. Check it digit by digit.',
    de: 'Eine Ziffer dieser Unternehmensnummer stimmt nicht. Prüfen Sie sie Ziffer für Ziffer.',
  },
  'number-invalid': {
    nl: 'Het register kent dit nummer niet. Kijk het na of geef een ander.',
    fr: 'Le registre ne connaît pas ce numéro. Vérifiez-le ou donnez-en un autre.',
    en: 'The register does not know this number. Check it, or give another.',
    de: 'Das Register kennt diese Nummer nicht. Prüfen Sie sie oder geben Sie eine andere an.',
  },
  'email-not-personal': {
    nl: 'Het contactadres en het persoonlijke adres van een vertegenwoordiger moeten verschillen. Geef hier een ander.',
    fr: 'L’adresse de contact et l’adresse personnelle d’un représentant doivent différer. Indiquez-en une autre ici.',
    en: 'The contact address and a representative’s personal address must differ. Give another one here.',
    de: 'Die Kontaktadresse und die persönliche Adresse eines Vertreters müssen verschieden sein. Geben Sie hier eine andere an.',
  },
  'email-taken': {
    nl: 'Dit adres staat al bij iemand anders. Elke vertegenwoordiger heeft een eigen e-mailadres nodig.',
    fr: 'Cette adresse est déjà celle d’une autre personne. Chaque représentant a besoin de sa propre adresse.',
    en: 'This address is already somebody else’s here. Each representative needs an address of his own.',
    de: 'Diese Adresse gehört hier schon jemand anderem. Jeder Vertreter braucht eine eigene.',
  },
  'postcode-required': {
    nl: 'Geef de postcode: dit land heeft er een.',
    fr: 'Indiquez le code postal : ce pays en utilise un.',
    en: 'Give the postcode: this country has one.',
    de: 'Geben Sie die Postleitzahl an: dieses Land hat eine.',
  },
  'postcode-format': {
    nl: 'Zo ziet een postcode van dit land er niet uit. Kijk ze na.',
    fr: 'Un code postal de ce pays n’a pas cette forme. Vérifiez-le.',
    en: 'A postcode of this country does not look like this. Check it.',
    de: 'So sieht eine Postleitzahl dieses Landes nicht aus. Prüfen Sie sie.',
  },
  'company-required': {
    nl: 'Vul de naam en het adres van de onderneming in.',
    fr: 'Indiquez le nom et l’adresse de l’entreprise.',
    en: 'Give the name and address of the company.',
    de: 'Geben Sie Name und Adresse des Unternehmens an.',
  },
  'contact-required': {
    nl: 'Zeg wie we kunnen bereiken: naam en e-mailadres.',
    fr: 'Indiquez qui contacter : nom et adresse e-mail.',
    en: 'Say whom we can reach: name and e-mail address.',
    de: 'Geben Sie an, wen wir erreichen können: Name und E-Mail-Adresse.',
  },
  'representative-required': {
    nl: 'Voeg ten minste één wettelijk vertegenwoordiger toe.',
    fr: 'Ajoutez au moins un représentant légal.',
    en: 'Add at least one legal representative.',
    de: 'Fügen Sie mindestens einen gesetzlichen Vertreter hinzu.',
  },
  'other-needs-note': {
    nl: 'Leg bij “andere reden” uit wat u bedoelt.',
    fr: 'Précisez ce que vous entendez par « autre motif ».',
    en: 'Explain what you mean by “other reason”.',
    de: 'Erläutern Sie, was Sie mit „anderer Grund“ meinen.',
  },
  'reason-required': {
    nl: 'Geef ten minste één reden.',
    fr: 'Indiquez au moins un motif.',
    en: 'Give at least one reason.',
    de: 'Geben Sie mindestens einen Grund an.',
  },
}
