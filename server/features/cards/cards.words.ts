import type { ScreenLanguage } from '../identity/identity.contract.ts'
import type { CardKind } from './cards.contract.ts'

type Words = Record<ScreenLanguage, string>

/** What each kind of card says, and what to do about it. */
export const cardWords: Record<CardKind, { title: Words; todo: Words }> = {
  'register-blocked': {
    title: {
      nl: 'Een register weigert onze vragen',
      fr: 'Un registre refuse nos questions',
      en: 'A register refuses our questions',
      de: 'Ein Register lehnt unsere Anfragen ab',
    },
    todo: {
      nl: 'Laat een beheerder de toegang tot het register nakijken. De kaart sluit vanzelf zodra het weer antwoordt.',
      fr: 'Faites vérifier l’accès au registre par un administrateur. La carte se ferme seule dès qu’il répond à nouveau.',
      en: 'Have an administrator check our access to the register. The card closes by itself once it answers again.',
      de: 'Lassen Sie den Zugang zum Register prüfen. Die Karte schließt sich von selbst, sobald es wieder antwortet.',
    },
  },
  'job-given-up': {
    title: { nl: 'Een taak is opgegeven', fr: 'Une tâche a été abandonnée', en: 'A job was given up', de: 'Ein Auftrag wurde aufgegeben' },
    todo: {
      nl: 'Verhelp de oorzaak en probeer de taak opnieuw op de pagina Taken.',
      fr: 'Remédiez à la cause et relancez la tâche sur la page Tâches.',
      en: 'Mend the cause and retry the job on the Jobs page.',
      de: 'Beheben Sie die Ursache und starten Sie den Auftrag auf der Seite Aufträge neu.',
    },
  },
  'suspected-duplicate': {
    title: {
      nl: 'Deze persoon bestaat misschien al',
      fr: 'Cette personne existe peut-être déjà',
      en: 'This person may exist already',
      de: 'Diese Person gibt es vielleicht schon',
    },
    todo: {
      nl: 'Vergelijk de persoon met wat het register kent, en beslis of het dezelfde is.',
      fr: 'Comparez la personne avec ce que connaît le registre et décidez si c’est la même.',
      en: 'Compare the person with what the register knows, and decide whether they are the same.',
      de: 'Vergleichen Sie die Person mit dem Register und entscheiden Sie, ob es dieselbe ist.',
    },
  },
  'niss-refused': {
    title: {
      nl: 'Het BIS-register gaf geen nummer',
      fr: 'Le registre BIS n’a pas donné de numéro',
      en: 'The BIS register gave no number',
      de: 'Das BIS-Register vergab keine Nummer',
    },
    todo: {
      nl: 'Vraag de onderneming om de ontbrekende gegevens van deze persoon.',
      fr: 'Demandez à l’entreprise les données manquantes de cette personne.',
      en: 'Ask the company for the missing data of this person.',
      de: 'Bitten Sie das Unternehmen um die fehlenden Angaben zu dieser Person.',
    },
  },
  'enterprise-number-refused': {
    title: {
      nl: 'De KBO gaf geen ondernemingsnummer',
      fr: 'La BCE n’a pas donné de numéro d’entreprise',
      en: 'The CBE gave no enterprise number',
      de: 'Die ZDU vergab keine Unternehmensnummer',
    },
    todo: {
      nl: 'Kijk de gegevens van de onderneming na en vraag het nummer met de hand aan.',
      fr: 'Vérifiez les données de l’entreprise et demandez le numéro à la main.',
      en: 'Check the data of the company and ask for the number by hand.',
      de: 'Prüfen Sie die Angaben des Unternehmens und beantragen Sie die Nummer von Hand.',
    },
  },
  'enterprise-number-requested': {
    title: {
      nl: 'Een onderneming vraagt een ondernemingsnummer',
      fr: 'Une entreprise demande un numéro d’entreprise',
      en: 'A company asks for an enterprise number',
      de: 'Ein Unternehmen beantragt eine Unternehmensnummer',
    },
    todo: {
      nl: 'Bekijk de aanvraag en registreer de onderneming in de KBO.',
      fr: 'Examinez la demande et inscrivez l’entreprise à la BCE.',
      en: 'Look at the request and register the company in the CBE.',
      de: 'Prüfen Sie den Antrag und tragen Sie das Unternehmen in die ZDU ein.',
    },
  },
  'reset-approval': {
    title: {
      nl: 'Iemand wacht op goedkeuring voor een nieuwe telefoon en een nieuw wachtwoord',
      fr: 'Une personne attend l’accord pour un nouveau téléphone et un nouveau mot de passe',
      en: 'Somebody waits for approval of a new phone and a new password',
      de: 'Jemand wartet auf die Genehmigung für ein neues Telefon und ein neues Passwort',
    },
    todo: {
      nl: 'Spreek de persoon of de onderneming, en keur goed of weiger.',
      fr: 'Parlez à la personne ou à l’entreprise, puis approuvez ou refusez.',
      en: 'Speak to the person or the company, then approve or refuse.',
      de: 'Sprechen Sie mit der Person oder dem Unternehmen, dann genehmigen oder ablehnen.',
    },
  },
  'accessibility-feedback': {
    title: {
      nl: 'Iemand kan een deel van het portaal niet gebruiken',
      fr: 'Une personne ne peut pas utiliser une partie du portail',
      en: 'Somebody cannot use a part of the portal',
      de: 'Jemand kann einen Teil des Portals nicht nutzen',
    },
    todo: {
      nl: 'Lees de melding, antwoord vanuit de mailbox van de helpdesk binnen 20 werkdagen en sluit dan de kaart.',
      fr: 'Lisez le signalement, répondez depuis la boîte de l’assistance dans les 20 jours ouvrables, puis fermez la carte.',
      en: 'Read the report, answer from the mailbox of the help desk within 20 working days, then close the card.',
      de: 'Lesen Sie die Meldung, antworten Sie binnen 20 Werktagen aus dem Postfach der Hilfe und schließen Sie dann die Karte.',
    },
  },
  'tie-refused': {
    title: {
      nl: 'Iemand wil geen vertegenwoordiger zijn',
      fr: 'Une personne refuse d’être représentant',
      en: 'Somebody refuses to be a representative',
      de: 'Jemand lehnt es ab, Vertreter zu sein',
    },
    todo: {
      nl: 'Een onderneming heeft deze persoon aangeduid, en die zegt dat het niet klopt. Neem contact op met de onderneming.',
      fr: 'Une entreprise a désigné cette personne, qui dit que ce n’est pas exact. Prenez contact avec l’entreprise.',
      en: 'A company named this person, who says that it is not so. Get in touch with the company.',
      de: 'Ein Unternehmen hat diese Person benannt, und sie sagt, dass es nicht stimmt. Nehmen Sie Kontakt mit dem Unternehmen auf.',
    },
  },
  'sign-ins-guessed': {
    title: {
      nl: 'Iemand probeert vele accounts',
      fr: 'Quelqu’un essaie de nombreux comptes',
      en: 'Somebody tries many accounts',
      de: 'Jemand probiert viele Konten aus',
    },
    todo: {
      nl: 'Meer dan vijftig accounts faalden in tien minuten, vanaf één netwerk of met één wachtwoord. Kijk de logboeken na en sluit het netwerk zo nodig af.',
      fr: 'Plus de cinquante comptes ont échoué en dix minutes, depuis un même réseau ou avec un même mot de passe. Consultez les journaux et bloquez le réseau au besoin.',
      en: 'More than fifty accounts failed within ten minutes, from one network or with one password. Look at the logs and shut the network out if need be.',
      de: 'Mehr als fünfzig Konten scheiterten in zehn Minuten, aus einem Netz oder mit einem Passwort. Prüfen Sie die Protokolle und sperren Sie das Netz nötigenfalls aus.',
    },
  },
}
