import type { LeafletWords } from './leaflet.contract.ts'

/** For the people of the agency who look at registrations. */
export const staffGuide: LeafletWords = {
  nl: {
    title: 'Gids voor medewerkers van het FAGG',
    lead: 'Zo meldt u zich aan en behandelt u een registratie.',
    chapters: [
      {
        id: 'sign-in',
        title: 'Aanmelden',
        parts: [
          {
            steps: [
              'Open de link in de uitnodiging van uw beheerder en kies een wachtwoord van minstens 12 tekens.',
              'Koppel een authenticator-app aan uw account en bewaar de herstelcodes.',
              'Meld u daarna aan met gebruikersnaam, wachtwoord en code. De startpagina van het bureau toont wat van u is, wat laat is en wat nieuw is.',
            ],
          },
        ],
      },
      {
        id: 'queue',
        title: 'Een dossier kiezen',
        parts: [
          'De lijst van registraties staat op dringendheid. Nieuwe en gewijzigde rijen wachten boven de lijst tot u ze toont. U zoekt op referentie, naam of nummer, met of zonder punten.',
          'Neem een dossier voor u met de knop om het te claimen. Het blijft dertig minuten van u en elke handeling verlengt die tijd. Een collega kan het overnemen; u ziet dat meteen.',
        ],
      },
      {
        id: 'review',
        title: 'Nakijken',
        parts: [
          {
            list: [
              'Het bewijs staat naast de vakken. Elk vak heeft een nummer dat in elke taal hetzelfde is.',
              'Het antwoord van VIES of de KBO staat bij het nummer. Zwijgt het register, dan bevestigt u het nummer met de hand en zegt u waarop u steunt.',
              'Een INSZ is gemaskeerd. Wie het opent, wordt genoteerd.',
              'Lijkt de onderneming of een persoon al te bestaan, dan zegt het dossier dat.',
            ],
          },
        ],
      },
      {
        id: 'decide',
        title: 'Beslissen',
        parts: [
          {
            list: [
              'Goedkeuren: de onderneming wordt toegelaten en elke vertegenwoordiger krijgt een nummer en toegang.',
              'Een verbetering vragen: kies de vakken en schrijf per vak wat er moet gebeuren.',
              'Definitief weigeren: kies de reden. De onderneming kan een nieuwe registratie beginnen.',
            ],
          },
          'U ziet de e-mail letter voor letter voor ze vertrekt, in de taal van de onderneming. Heeft iemand intussen gewijzigd, dan toont het scherm beide toestanden.',
        ],
      },
      {
        id: 'cards',
        title: 'Kaarten, e-mails en taken',
        parts: [
          'Een kaart vraagt aandacht: een register dat weigert, een taak die is opgegeven, iemand die misschien al bestaat, een melding over toegankelijkheid. De pagina E-mails zegt wat naar wie vertrok; verloren toegangsgegevens stuurt u van daar opnieuw. Beheerders zien de taken en de landentabel.',
        ],
      },
      {
        id: 'help',
        title: 'Hulp',
        parts: ['Vragen over het portaal: {support}.'],
      },
    ],
  },
  fr: {
    title: 'Guide des agents de l’AFMPS',
    lead: 'Comment vous connecter et traiter un enregistrement.',
    chapters: [
      {
        id: 'sign-in',
        title: 'Se connecter',
        parts: [
          {
            steps: [
              'Ouvrez le lien de l’invitation de votre administrateur et choisissez un mot de passe d’au moins 12 signes.',
              'Liez une application d’authentification à votre compte et gardez les codes de secours.',
              'Connectez-vous ensuite par nom d’utilisateur, mot de passe et code. L’accueil du bureau montre ce qui est à vous, en retard et nouveau.',
            ],
          },
        ],
      },
      {
        id: 'queue',
        title: 'Choisir un dossier',
        parts: [
          'La liste des enregistrements suit l’urgence. Les lignes nouvelles et modifiées attendent au-dessus de la liste que vous les affichiez. Vous cherchez par référence, nom ou numéro, avec ou sans points.',
          'Prenez un dossier par le bouton prévu. Il reste à vous trente minutes, et chaque acte prolonge ce temps. Un collègue peut le reprendre ; vous le voyez aussitôt.',
        ],
      },
      {
        id: 'review',
        title: 'Examiner',
        parts: [
          {
            list: [
              'La preuve est à côté des cases. Chaque case a un numéro, le même dans toutes les langues.',
              'La réponse de VIES ou de la BCE est près du numéro. Si le registre se tait, confirmez le numéro à la main et dites sur quoi vous vous fondez.',
              'Un NISS est masqué. Qui l’affiche est noté.',
              'Si l’entreprise ou une personne semble déjà exister, le dossier le dit.',
            ],
          },
        ],
      },
      {
        id: 'decide',
        title: 'Décider',
        parts: [
          {
            list: [
              'Approuver : l’entreprise est admise et chaque représentant reçoit un numéro et un accès.',
              'Demander une correction : choisissez les cases et écrivez pour chacune ce qu’il faut faire.',
              'Refuser définitivement : choisissez le motif. L’entreprise peut commencer un nouvel enregistrement.',
            ],
          },
          'Vous voyez le courriel lettre pour lettre avant son départ, dans la langue de l’entreprise. Si quelqu’un a modifié le dossier entre-temps, l’écran montre les deux états.',
        ],
      },
      {
        id: 'cards',
        title: 'Cartes, courriels et tâches',
        parts: [
          'Une carte demande l’attention : un registre qui refuse, une tâche abandonnée, une personne qui existe peut-être déjà, un signalement d’accessibilité. La page Courriels dit ce qui est parti et à qui ; vous y renvoyez des données d’accès perdues. Les administrateurs voient les tâches et la table des pays.',
        ],
      },
      {
        id: 'help',
        title: 'Aide',
        parts: ['Questions sur le portail : {support}.'],
      },
    ],
  },
  en: {
    title: 'Guide for staff of the FAMHP',
    lead: 'How to sign in and handle a registration.',
    chapters: [
      {
        id: 'sign-in',
        title: 'Signing in',
        parts: [
          {
            steps: [
              'Open the link in the invitation of your administrator and choose a password of at least 12 characters.',
              'Link an authenticator app to your account and keep the recovery codes.',
              'After that, sign in with user name, password and code. The home page of the desk shows what is yours, what is late and what is new.',
            ],
          },
        ],
      },
      {
        id: 'queue',
        title: 'Choosing a file',
        parts: [
          'The list of registrations is in order of urgency. New and changed rows wait above the list until you show them. You search by reference, name or number, with or without dots.',
          'Take a file with the button to claim it. It is yours for thirty minutes, and each act renews that. A colleague can take it over; you see that at once.',
        ],
      },
      {
        id: 'review',
        title: 'Reviewing',
        parts: [
          {
            list: [
              'The proof stands beside the boxes. Each box has a number that is the same in every language.',
              'The answer of VIES or the CBE stands by the number. If the register is silent, confirm the number by hand and say what you rely on.',
              'A NISS is masked. Whoever opens it is noted.',
              'Where the company or a person seems to exist already, the file says so.',
            ],
          },
        ],
      },
      {
        id: 'decide',
        title: 'Deciding',
        parts: [
          {
            list: [
              'Approve: the company is admitted, and each representative gets a number and access.',
              'Ask for a correction: choose the boxes and write for each what has to be done.',
              'Refuse for good: choose the reason. The company can begin a new registration.',
            ],
          },
          'You see the e-mail letter for letter before it goes, in the language of the company. If somebody changed the file meanwhile, the screen shows both states.',
        ],
      },
      {
        id: 'cards',
        title: 'Cards, mails and jobs',
        parts: [
          'A card asks for attention: a register that refuses, a job that was given up, somebody who may exist already, a report about accessibility. The page Mails says what went to whom; lost sign-in data are sent again from there. Administrators see the jobs and the country table.',
        ],
      },
      {
        id: 'help',
        title: 'Help',
        parts: ['Questions about the portal: {support}.'],
      },
    ],
  },
  de: {
    title: 'Leitfaden für Mitarbeiter der FAAGP',
    lead: 'So melden Sie sich an und bearbeiten eine Registrierung.',
    chapters: [
      {
        id: 'sign-in',
        title: 'Anmelden',
        parts: [
          {
            steps: [
              'Öffnen Sie den Link in der Einladung Ihres Verwalters und wählen Sie ein Passwort mit mindestens 12 Zeichen.',
              'Verbinden Sie eine Authenticator-App mit Ihrem Konto und bewahren Sie die Wiederherstellungscodes auf.',
              'Melden Sie sich danach mit Benutzername, Passwort und Code an. Die Startseite zeigt, was Ihnen gehört, was spät und was neu ist.',
            ],
          },
        ],
      },
      {
        id: 'queue',
        title: 'Eine Akte wählen',
        parts: [
          'Die Liste der Registrierungen ist nach Dringlichkeit geordnet. Neue und geänderte Zeilen warten über der Liste, bis Sie sie zeigen. Sie suchen nach Referenz, Name oder Nummer, mit oder ohne Punkte.',
          'Übernehmen Sie eine Akte mit der Schaltfläche. Sie gehört Ihnen dreißig Minuten, und jede Handlung verlängert das. Ein Kollege kann sie übernehmen; Sie sehen es sofort.',
        ],
      },
      {
        id: 'review',
        title: 'Prüfen',
        parts: [
          {
            list: [
              'Der Nachweis steht neben den Feldern. Jedes Feld hat eine Nummer, in jeder Sprache dieselbe.',
              'Die Antwort von VIES oder der ZDU steht bei der Nummer. Schweigt das Register, bestätigen Sie die Nummer von Hand und sagen, worauf Sie sich stützen.',
              'Eine ENSS ist verdeckt. Wer sie öffnet, wird vermerkt.',
              'Scheint es das Unternehmen oder eine Person schon zu geben, sagt es die Akte.',
            ],
          },
        ],
      },
      {
        id: 'decide',
        title: 'Entscheiden',
        parts: [
          {
            list: [
              'Genehmigen: Das Unternehmen wird zugelassen, und jeder Vertreter erhält eine Nummer und einen Zugang.',
              'Um Korrektur bitten: Wählen Sie die Felder und schreiben Sie zu jedem, was zu tun ist.',
              'Endgültig ablehnen: Wählen Sie den Grund. Das Unternehmen kann eine neue Registrierung beginnen.',
            ],
          },
          'Sie sehen die E-Mail Wort für Wort, bevor sie abgeht, in der Sprache des Unternehmens. Hat jemand die Akte inzwischen geändert, zeigt der Bildschirm beide Stände.',
        ],
      },
      {
        id: 'cards',
        title: 'Karten, E-Mails und Aufträge',
        parts: [
          'Eine Karte bittet um Aufmerksamkeit: ein Register, das ablehnt, ein aufgegebener Auftrag, eine Person, die es vielleicht schon gibt, eine Meldung zur Barrierefreiheit. Die Seite E-Mails sagt, was an wen ging; verlorene Zugangsdaten senden Sie von dort erneut. Verwalter sehen die Aufträge und die Ländertabelle.',
        ],
      },
      {
        id: 'help',
        title: 'Hilfe',
        parts: ['Fragen zum Portal: {support}.'],
      },
    ],
  },
}
