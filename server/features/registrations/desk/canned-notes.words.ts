import type { Language } from '../../identity/identity.contract.ts'
import type { ReasonCode } from '../registrations.contract.ts'

/** A note to begin with, for each reason; put into the point by a button and then changed to fit the file. */
export const cannedNotes: Record<ReasonCode, Record<Language, string>> = {
  incomplete: {
    nl: 'Dit gegeven ontbreekt of is niet volledig. Vul het aan zoals het in het officiële bewijs staat.',
    fr: 'Cette donnée manque ou n’est pas complète. Complétez-la telle qu’elle figure dans la preuve officielle.',
    en: 'This is missing or not complete. Complete it as it stands in the official proof.',
  },
  incorrect: {
    nl: 'Wat u invulde, verschilt van het officiële bewijs. Pas het aan, of voeg een recenter bewijs toe.',
    fr: 'Ce que vous avez indiqué diffère de la preuve officielle. Corrigez-le, ou joignez une preuve plus récente.',
    en: 'What you entered differs from the official proof. Correct it, or add a more recent proof.',
  },
  'proof-unreadable': {
    nl: 'Het bewijs is niet leesbaar. Laad een scherpe, volledige kopie op als pdf.',
    fr: 'La preuve n’est pas lisible. Envoyez une copie nette et complète en PDF.',
    en: 'The proof cannot be read. Upload a sharp and complete copy as a PDF.',
  },
  'proof-without-name': {
    nl: 'De handelsnaam staat niet in het bewijs. Laad een uittreksel op dat hem vermeldt, of pas de naam aan.',
    fr: 'Le nom commercial ne figure pas dans la preuve. Envoyez un extrait qui le mentionne, ou corrigez le nom.',
    en: 'The commercial name is not in the proof. Upload an extract that names it, or correct the name.',
  },
  'proof-without-representatives': {
    nl: 'Deze vertegenwoordiger staat niet in het bewijs. Laad een uittreksel op dat deze persoon vermeldt, of haal de persoon weg.',
    fr: 'Ce représentant n’apparaît pas dans la preuve. Envoyez un extrait qui mentionne cette personne, ou retirez-la.',
    en: 'This representative is not in the proof. Upload an extract that names this person, or take the person out.',
  },
  'number-mismatch': {
    nl: 'Het nummer hoort volgens het register bij een andere onderneming. Kijk het na en pas het aan.',
    fr: 'D’après le registre, ce numéro appartient à une autre entreprise. Vérifiez-le et corrigez-le.',
    en: 'According to the register this number belongs to another company. Check it and correct it.',
  },
  duplicate: {
    nl: 'Deze onderneming is al geregistreerd. Vraag toegang aan de hoofdtoegangsbeheerder van de onderneming.',
    fr: 'Cette entreprise est déjà enregistrée. Demandez l’accès au gestionnaire d’accès principal de l’entreprise.',
    en: 'This company is already registered. Ask the chief access manager of the company for access.',
  },
  'not-in-scope': {
    nl: 'De activiteit van deze onderneming valt niet onder de bevoegdheid van het FAGG.',
    fr: 'L’activité de cette entreprise ne relève pas de la compétence de l’AFMPS.',
    en: 'What this company does is not a matter for the FAMHP.',
  },
  other: {
    nl: 'Neem contact op met onze helpdesk (het adres staat op het portaal) en vermeld de referentie van uw aanvraag.',
    fr: 'Prenez contact avec notre assistance (l’adresse est sur le portail) en mentionnant la référence de votre demande.',
    en: 'Contact our help desk (its address is on the portal) and name the reference of your request.',
  },
}
