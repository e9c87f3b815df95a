import type { ScreenLanguage } from '../../features/identity/identity.contract.ts'

/** A sentence for every code that a contract's own check gives: what to do, not what is wrong with us. */
export const contractFieldWords: Record<string, Record<ScreenLanguage, string>> = {
  /** For a code nobody gave words to. */
  invalid: {
    nl: 'Kijk dit veld na: zo kan het niet.',
    fr: 'Vérifiez ce champ : tel quel, il ne convient pas.',
    en: 'Check this field: it cannot stay like this.',
    de: 'Prüfen Sie dieses Feld: so geht es nicht.',
  },
  required: {
    nl: 'Vul dit in.',
    fr: 'Remplissez ce champ.',
    en: 'Fill this in.',
    de: 'Füllen Sie dies aus.',
  },
  'too-long': {
    nl: 'Maak dit korter: ten hoogste {maximum} tekens.',
    fr: 'Raccourcissez : {maximum} caractères au plus.',
    en: 'Make this shorter: at most {maximum} characters.',
    de: 'Kürzen Sie dies: höchstens {maximum} Zeichen.',
  },
  'too-short': {
    nl: 'Schrijf iets meer: ten minste {minimum} tekens.',
    fr: 'Écrivez un peu plus : {minimum} caractères au moins.',
    en: 'Write a little more: at least {minimum} characters.',
    de: 'Schreiben Sie etwas mehr: mindestens {minimum} Zeichen.',
  },
  'too-many': {
    nl: 'Laat er enkele weg: ten hoogste {maximum}.',
    fr: 'Retirez-en : {maximum} au plus.',
    en: 'Take some away: at most {maximum}.',
    de: 'Entfernen Sie einige: höchstens {maximum}.',
  },
  'too-few': {
    nl: 'Voeg er toe: ten minste {minimum}.',
    fr: 'Ajoutez-en : {minimum} au moins.',
    en: 'Add some: at least {minimum}.',
    de: 'Fügen Sie hinzu: mindestens {minimum}.',
  },
  'too-small': {
    nl: 'Geef een getal van {minimum} of meer.',
    fr: 'Indiquez un nombre d’au moins {minimum}.',
    en: 'Give a number of {minimum} or more.',
    de: 'Geben Sie eine Zahl ab {minimum} an.',
  },
  'too-big': {
    nl: 'Geef een getal van {maximum} of minder.',
    fr: 'Indiquez un nombre d’au plus {maximum}.',
    en: 'Give a number of {maximum} or less.',
    de: 'Geben Sie eine Zahl bis {maximum} an.',
  },
  format: {
    nl: 'Schrijf dit in de gevraagde vorm.',
    fr: 'Écrivez ceci sous la forme demandée.',
    en: 'Write this in the form that is asked for.',
    de: 'Schreiben Sie dies in der verlangten Form.',
  },
  'not-one-of': {
    nl: 'Kies een van de mogelijkheden.',
    fr: 'Choisissez une des possibilités.',
    en: 'Choose one of the options.',
    de: 'Wählen Sie eine der Möglichkeiten.',
  },
  'unknown-field': {
    nl: 'Laat dit veld weg: we kennen het niet.',
    fr: 'Retirez ce champ : nous ne le connaissons pas.',
    en: 'Leave this field out: we do not know it.',
    de: 'Lassen Sie dieses Feld weg: wir kennen es nicht.',
  },
  'unknown-characters': {
    nl: 'Hierin staan onzichtbare of onbekende tekens. Typ de tekst opnieuw.',
    fr: 'Ce texte contient des signes invisibles ou inconnus. Tapez-le à nouveau.',
    en: 'This holds invisible or unknown characters. Type the text again.',
    de: 'Dies enthält unsichtbare oder unbekannte Zeichen. Tippen Sie den Text neu.',
  },
  'date-format': {
    nl: 'Geef een bestaande datum: dag, maand en jaar.',
    fr: 'Indiquez une date existante : jour, mois et année.',
    en: 'Give a date that exists: day, month and year.',
    de: 'Geben Sie ein gültiges Datum an: Tag, Monat und Jahr.',
  },
  'email-format': {
    nl: 'Geef een volledig e-mailadres, zoals naam@voorbeeld.be.',
    fr: 'Indiquez une adresse complète, comme nom@exemple.be.',
    en: 'Give a complete e-mail address, such as name@example.com.',
    de: 'Geben Sie eine vollständige Adresse an, z. B. name@beispiel.de.',
  },
}
