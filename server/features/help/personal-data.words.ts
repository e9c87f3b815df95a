import type { LeafletWords } from './leaflet.contract.ts'

/** What is kept of whom, why and for how long (S14). The periods are those of the code: a test beside compares them. */
export const personalDataWords: LeafletWords = {
  nl: {
    title: 'Persoonsgegevens',
    lead: 'Wat we van u bewaren, waarom, hoe lang, en wat u kunt vragen.',
    chapters: [
      {
        id: 'who',
        title: 'Wie verantwoordelijk is',
        parts: ['{agency}, {address}. Schrijf naar {support}, ook om onze functionaris voor gegevensbescherming te bereiken.'],
      },
      {
        id: 'what',
        title: 'Wat en waarom',
        parts: [
          'We bewaren de gegevens van uw onderneming en haar vertegenwoordigers om de registratie te onderzoeken en toegang te geven tot de toepassingen. Dat is onze wettelijke opdracht.',
          'We vragen het btw-nummer na bij VIES, het ondernemingsnummer bij de Kruispuntbank van Ondernemingen, en vragen een persoonsnummer bij de Kruispuntbank van de Sociale Zekerheid. Aan anderen geven we niets.',
        ],
      },
      {
        id: 'long',
        title: 'Hoe lang',
        parts: [
          {
            heads: ['Wat', 'Waarom', 'Hoe lang'],
            rows: [
              ['Een ontwerp van registratie', 'Zodat u verder kunt', '30 dagen na uw laatste bezoek'],
              [
                'Een geweigerde of ingetrokken registratie, met het bewijs',
                'Om onze beslissing te kunnen uitleggen',
                '2 jaar na het einde',
              ],
              [
                'Een goedgekeurde registratie, met het bewijs en de vertegenwoordigers',
                'Het is het dossier van uw onderneming',
                'Zolang het dossier bestaat',
              ],
              ['Een aanvraag van een ondernemingsnummer', 'Om het nummer te bezorgen', '2 jaar na het einde'],
              ['Aanmeldingen en foute pogingen', 'Om misbruik te zien', '12 maanden'],
              ['Een e-mailadres waarmee een nieuw wachtwoord is gevraagd', 'Om geen mailbox te overspoelen', '2 dagen'],
              ['Een vraag over aanmelden, met haar bijlage', 'Om u te helpen', '30 dagen na het antwoord, anders 90 dagen'],
              ['Welke e-mail naar welk adres vertrok, zonder de tekst', 'Om te zeggen of hij aankwam', '12 maanden'],
              ['Internetadres en browser bij een handeling', 'Om misbruik na te gaan', '12 maanden'],
              ['Een melding over toegankelijkheid', 'Om te antwoorden en te verbeteren', '2 jaar'],
              [
                'Het spoor van handelingen: wie, wat, wanneer, zonder uw gegevens zelf',
                'Om elke beslissing te kunnen bewijzen',
                'Blijvend',
              ],
            ],
          },
        ],
      },
      {
        id: 'readers',
        title: 'Wie uw gegevens las',
        parts: [
          'Telkens een medewerker een dossier met persoonsgegevens opent of een nummer ontmaskert, wordt dat genoteerd. Vraag ons wie uw gegevens las: we antwoorden u.',
        ],
      },
      {
        id: 'rights',
        title: 'Uw rechten',
        parts: [
          'U kunt uw gegevens inzien, een kopie krijgen, ze laten verbeteren, het gebruik laten beperken en, waar de wet dat toelaat, ze laten wissen. Schrijf naar {support}; we antwoorden binnen een maand.',
          'Bent u niet tevreden, dan kunt u een klacht indienen bij de Gegevensbeschermingsautoriteit, Drukpersstraat 35, 1000 Brussel, www.gegevensbeschermingsautoriteit.be.',
        ],
      },
    ],
  },
  fr: {
    title: 'Données personnelles',
    lead: 'Ce que nous gardons de vous, pourquoi, combien de temps, et ce que vous pouvez demander.',
    chapters: [
      {
        id: 'who',
        title: 'Qui est responsable',
        parts: ['{agency}, {address}. Écrivez à {support}, aussi pour joindre notre délégué à la protection des données.'],
      },
      {
        id: 'what',
        title: 'Quoi et pourquoi',
        parts: [
          'Nous gardons les données de votre entreprise et de ses représentants pour examiner l’enregistrement et donner accès aux applications. C’est notre mission légale.',
          'Nous interrogeons VIES pour le numéro de TVA, la Banque-Carrefour des Entreprises pour le numéro d’entreprise et la Banque-Carrefour de la sécurité sociale pour un numéro de personne. Nous ne donnons rien à d’autres.',
        ],
      },
      {
        id: 'long',
        title: 'Combien de temps',
        parts: [
          {
            heads: ['Quoi', 'Pourquoi', 'Combien de temps'],
            rows: [
              ['Un brouillon d’enregistrement', 'Pour que vous puissiez continuer', '30 jours après votre dernière visite'],
              ['Un enregistrement refusé ou retiré, avec la preuve', 'Pour pouvoir expliquer notre décision', '2 ans après la fin'],
              [
                'Un enregistrement approuvé, avec la preuve et les représentants',
                'C’est le dossier de votre entreprise',
                'Tant que le dossier existe',
              ],
              ['Une demande de numéro d’entreprise', 'Pour vous donner le numéro', '2 ans après la fin'],
              ['Les connexions et les essais manqués', 'Pour déceler les abus', '12 mois'],
              ['Une adresse e-mail avec laquelle un nouveau mot de passe a été demandé', 'Pour n’inonder aucune messagerie', '2 jours'],
              ['Une question sur la connexion, avec sa pièce jointe', 'Pour vous aider', '30 jours après la réponse, sinon 90 jours'],
              ['Quel courriel est parti vers quelle adresse, sans le texte', 'Pour dire s’il est arrivé', '12 mois'],
              ['L’adresse internet et le navigateur d’un acte', 'Pour examiner un abus', '12 mois'],
              ['Un signalement d’accessibilité', 'Pour répondre et améliorer', '2 ans'],
              ['La trace des actes : qui, quoi, quand, sans vos données mêmes', 'Pour pouvoir prouver chaque décision', 'Sans limite'],
            ],
          },
        ],
      },
      {
        id: 'readers',
        title: 'Qui a lu vos données',
        parts: [
          'Chaque fois qu’un agent ouvre un dossier avec des données personnelles ou affiche un numéro, cela est noté. Demandez-nous qui a lu les vôtres : nous vous répondons.',
        ],
      },
      {
        id: 'rights',
        title: 'Vos droits',
        parts: [
          'Vous pouvez consulter vos données, en recevoir copie, les faire corriger, en faire limiter l’usage et, là où la loi le permet, les faire effacer. Écrivez à {support} ; nous répondons dans le mois.',
          'Si vous n’êtes pas satisfait, adressez une plainte à l’Autorité de protection des données, rue de la Presse 35, 1000 Bruxelles, www.autoriteprotectiondonnees.be.',
        ],
      },
    ],
  },
  en: {
    title: 'Personal data',
    lead: 'What we keep of you, why, for how long, and what you may ask.',
    chapters: [
      {
        id: 'who',
        title: 'Who is responsible',
        parts: ['{agency}, {address}. Write to {support}, also to reach our data protection officer.'],
      },
      {
        id: 'what',
        title: 'What and why',
        parts: [
          'We keep the data of your company and of its representatives to examine the registration and to give access to the applications. That is our task by law.',
          'We ask VIES about the VAT number, the Crossroads Bank for Enterprises about the enterprise number, and the Crossroads Bank for Social Security for a person number. We give nothing to others.',
        ],
      },
      {
        id: 'long',
        title: 'How long',
        parts: [
          {
            heads: ['What', 'Why', 'How long'],
            rows: [
              ['A draft of a registration', 'So that you can go on', '30 days after your last visit'],
              ['A refused or withdrawn registration, with its proof', 'To be able to explain our decision', '2 years after its end'],
              [
                'An approved registration, with its proof and representatives',
                'It is the file of your company',
                'As long as the file exists',
              ],
              ['A request for an enterprise number', 'To give you the number', '2 years after its end'],
              ['Sign-ins and wrong tries', 'To notice abuse', '12 months'],
              ['An e-mail address with which a new password was asked for', 'To flood no mailbox', '2 days'],
              ['A question about signing in, with what was added to it', 'To help you', '30 days after the answer, else 90 days'],
              ['Which mail went to which address, without its text', 'To say whether it arrived', '12 months'],
              ['Internet address and browser of an act', 'To look into abuse', '12 months'],
              ['A report about accessibility', 'To answer and to improve', '2 years'],
              ['The trail of acts: who, what, when, without your data themselves', 'To be able to prove each decision', 'For good'],
            ],
          },
        ],
      },
      {
        id: 'readers',
        title: 'Who read your data',
        parts: [
          'Each time a member of staff opens a file with personal data or unmasks a number, that is noted. Ask us who read yours: we answer.',
        ],
      },
      {
        id: 'rights',
        title: 'Your rights',
        parts: [
          'You can see your data, get a copy, have them corrected, have their use restricted and, where the law allows it, have them erased. Write to {support}; we answer within a month.',
          'If you are not content, you can complain to the Belgian Data Protection Authority, Rue de la Presse 35, 1000 Brussels, www.dataprotectionauthority.be.',
        ],
      },
    ],
  },
  de: {
    title: 'Personenbezogene Daten',
    lead: 'Was wir von Ihnen aufbewahren, warum, wie lange, und was Sie verlangen können.',
    chapters: [
      {
        id: 'who',
        title: 'Wer verantwortlich ist',
        parts: ['{agency}, {address}. Schreiben Sie an {support}, auch um unseren Datenschutzbeauftragten zu erreichen.'],
      },
      {
        id: 'what',
        title: 'Was und warum',
        parts: [
          'Wir bewahren die Daten Ihres Unternehmens und seiner Vertreter auf, um die Registrierung zu prüfen und Zugang zu den Anwendungen zu geben. Das ist unser gesetzlicher Auftrag.',
          'Wir fragen VIES nach der Mehrwertsteuernummer, die Zentrale Datenbank der Unternehmen nach der Unternehmensnummer und die Zentrale Datenbank der Sozialen Sicherheit nach einer Personennummer. Anderen geben wir nichts.',
        ],
      },
      {
        id: 'long',
        title: 'Wie lange',
        parts: [
          {
            heads: ['Was', 'Warum', 'Wie lange'],
            rows: [
              ['Ein Entwurf einer Registrierung', 'Damit Sie weitermachen können', '30 Tage nach Ihrem letzten Besuch'],
              [
                'Eine abgelehnte oder zurückgezogene Registrierung mit Nachweis',
                'Um unsere Entscheidung erklären zu können',
                '2 Jahre nach dem Ende',
              ],
              [
                'Eine genehmigte Registrierung mit Nachweis und Vertretern',
                'Sie ist die Akte Ihres Unternehmens',
                'Solange die Akte besteht',
              ],
              ['Ein Antrag auf eine Unternehmensnummer', 'Um Ihnen die Nummer zu geben', '2 Jahre nach dem Ende'],
              ['Anmeldungen und falsche Versuche', 'Um Missbrauch zu erkennen', '12 Monate'],
              ['Eine E-Mail-Adresse, mit der ein neues Passwort angefordert wurde', 'Um kein Postfach zu überfluten', '2 Tage'],
              ['Eine Frage zur Anmeldung, mit ihrem Anhang', 'Um Ihnen zu helfen', '30 Tage nach der Antwort, sonst 90 Tage'],
              ['Welche E-Mail an welche Adresse ging, ohne den Text', 'Um zu sagen, ob sie ankam', '12 Monate'],
              ['Internetadresse und Browser einer Handlung', 'Um Missbrauch zu untersuchen', '12 Monate'],
              ['Eine Meldung zur Barrierefreiheit', 'Um zu antworten und zu verbessern', '2 Jahre'],
              ['Die Spur der Handlungen: wer, was, wann, ohne Ihre Daten selbst', 'Um jede Entscheidung belegen zu können', 'Unbegrenzt'],
            ],
          },
        ],
      },
      {
        id: 'readers',
        title: 'Wer Ihre Daten gelesen hat',
        parts: [
          'Jedes Mal, wenn ein Mitarbeiter eine Akte mit personenbezogenen Daten öffnet oder eine Nummer aufdeckt, wird das vermerkt. Fragen Sie uns, wer Ihre gelesen hat: Wir antworten.',
        ],
      },
      {
        id: 'rights',
        title: 'Ihre Rechte',
        parts: [
          'Sie können Ihre Daten einsehen, eine Kopie erhalten, sie berichtigen, ihre Nutzung einschränken und, wo das Gesetz es erlaubt, löschen lassen. Schreiben Sie an {support}; wir antworten innerhalb eines Monats.',
          'Sind Sie nicht zufrieden, können Sie sich bei der Datenschutzbehörde beschweren, Drukpersstraat 35, 1000 Brüssel, www.datenschutzbehorde.be.',
        ],
      },
    ],
  },
}
