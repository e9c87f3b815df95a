import type { ScreenLanguage } from '../identity/identity.contract.ts'
import { helpIn } from '../registrations/registration-help.words.ts'

type Words = Record<ScreenLanguage, string>

/** What "?" says at the fields that a request for a number has alone, or for another reason than a registration. */
const ownHelp: Record<string, Words> = {
  name: {
    nl: 'De naam waaronder de onderneming in haar eigen register staat, met dezelfde letters. Het register neemt hem over zoals u hem schrijft.',
    fr: 'Le nom sous lequel l’entreprise figure dans son propre registre, lettre pour lettre. Le registre le reprend tel que vous l’écrivez.',
    en: 'The name under which the company stands in its own register, letter for letter. The Belgian register takes it over as you write it.',
    de: 'Der Name, unter dem das Unternehmen in seinem eigenen Register steht, Buchstabe für Buchstabe. Das Register übernimmt ihn so, wie Sie ihn schreiben.',
  },
  foreignNumber: {
    nl: 'Het nummer dat het handelsregister of de belastingdienst van uw land gaf. Zo zien wij of de onderneming al bekend is. Bijvoorbeeld: 0110012345.',
    fr: 'Le numéro donné par le registre du commerce ou le fisc de votre pays. Il nous montre si l’entreprise est déjà connue. Par exemple : 0110012345.',
    en: 'The number that the trade register or tax office of your country gave. By it we see whether the company is known already. For example: 0110012345.',
    de: 'Die Nummer, die das Handelsregister oder Finanzamt Ihres Landes vergab. Daran sehen wir, ob das Unternehmen schon bekannt ist. Zum Beispiel: 0110012345.',
  },
  legalForm: {
    nl: 'De vorm van de onderneming in het recht van haar land, zoals S.A., Ltd. of Inc. Vertaal hem niet.',
    fr: 'La forme de la société dans le droit de son pays, telle que S.A., Ltd. ou Inc. Ne la traduisez pas.',
    en: 'The form the company has by the law of its country, such as S.A., Ltd. or Inc. Do not translate it.',
    de: 'Die Form des Unternehmens nach dem Recht seines Landes, etwa S.A., Ltd. oder Inc. Bitte nicht übersetzen.',
  },
  'contact.email': {
    nl: 'Hierheen sturen wij het nummer, of waarom het er niet komt. Kies een adres dat u nog maanden leest.',
    fr: 'Nous y envoyons le numéro, ou la raison pour laquelle il n’y en aura pas. Choisissez une adresse que vous lirez encore dans quelques mois.',
    en: 'We send the number here, or why there will be none. Choose an address that you will still read in some months.',
    de: 'Hierhin senden wir die Nummer oder den Grund, warum es keine gibt. Wählen Sie eine Adresse, die Sie noch in Monaten lesen.',
  },
}

/** The texts of one language by field: a registration's where they fit, and its own. */
export function numberRequestHelpIn(language: ScreenLanguage): Record<string, string> {
  const own = Object.entries(ownHelp).map(([path, words]) => [path, words[language]])
  return { ...helpIn(language), ...(Object.fromEntries(own) as Record<string, string>) }
}
