import type { LeafletWords } from './leaflet.contract.ts'

/** For companies with their registered office outside Belgium. Follows the product, step by step. */
export const foreignCompanyGuide: LeafletWords = {
  nl: {
    title: 'Gids voor ondernemingen buiten België',
    lead: 'Zo registreert u uw onderneming, volgt u uw aanvraag en meldt u zich de eerste keer aan.',
    chapters: [
      {
        id: 'before',
        title: 'Wat u klaarlegt',
        parts: [
          'Reken op twintig minuten. U kunt stoppen wanneer u wilt: een ontwerp blijft 30 dagen staan in de browser waarin u begon.',
          {
            list: [
              'Het btw-nummer van de onderneming, of het nummer dat bij uw land hoort.',
              'Eén pdf van hoogstens 10 MB: een uittreksel uit het handelsregister met de handelsnaam en de namen van de bestuurders.',
              'Van elke wettelijke vertegenwoordiger: naam, geboortedatum, geboorteplaats, nationaliteit en een persoonlijk e-mailadres.',
              'De adressen waar of van waaruit u activiteiten uitoefent, als die er zijn.',
            ],
          },
        ],
      },
      {
        id: 'number',
        title: 'Welk nummer hoort bij uw land',
        parts: [
          {
            list: [
              'Europese Unie, Monaco en Noord-Ierland: het btw-nummer. We vragen het na bij VIES. Antwoordt VIES niet, dan gaat u gewoon verder.',
              'Andere landen van de Europese Economische Ruimte, het Verenigd Koninkrijk, Turkije, Andorra en San Marino: uw nationale nummer. Een medewerker kijkt het na met uw bewijs.',
              'Zwitserland: er wordt geen btw-nummer nagevraagd.',
              'Elders: een Belgisch ondernemingsnummer. Hebt u er geen, dan vraagt u het aan op de eerste pagina van de registratie.',
            ],
          },
        ],
      },
      {
        id: 'register',
        title: 'Registreren',
        parts: [
          {
            steps: [
              'Kies op de startpagina ‘Registreren’, dan het land van de maatschappelijke zetel, en geef het nummer.',
              'Geef de contactpersoon en de taal van onze brieven. Voer de code in die we naar het e-mailadres sturen.',
              'Vul de naam en de zetel aan. Wat uit een register komt, staat vast.',
              'Laad het bewijs op. We kijken het bestand meteen na.',
              'Voeg vestigingseenheden toe, of ga verder als er geen zijn.',
              'Voeg elke wettelijke vertegenwoordiger toe. Iedereen heeft een eigen e-mailadres nodig: daar komen later de toegangsgegevens.',
              'Lees alles na en dien in. Bewaar de referentie.',
            ],
          },
        ],
      },
      {
        id: 'follow',
        title: 'Uw aanvraag volgen',
        parts: [
          'De statuspagina zegt wie aan zet is, tegen wanneer en wat daarna komt. Open ze in de browser waarin u begon, via ‘Mijn aanvraag volgen’.',
          'We beslissen binnen 10 werkdagen. Vragen we een verbetering, dan noemt onze e-mail elk vak met zijn nummer: verbeter die vakken en dien opnieuw in. Zolang we niet beslist hebben, kunt u de aanvraag intrekken.',
        ],
      },
      {
        id: 'sign-in',
        title: 'De eerste keer aanmelden',
        parts: [
          'Na de goedkeuring krijgt elke wettelijke vertegenwoordiger twee e-mails: een met het INSZ en een met een tijdelijk wachtwoord dat 72 uur geldt.',
          {
            steps: [
              'Kies ‘Aanmelden’ en geef het INSZ en het tijdelijke wachtwoord.',
              'Kies een eigen wachtwoord van minstens 12 tekens.',
              'Installeer een authenticator-app, scan het vierkant en geef de code die de app toont.',
              'Bewaar de herstelcodes buiten uw telefoon. Elke code werkt één keer.',
            ],
          },
        ],
      },
      {
        id: 'next',
        title: 'Wat daarna komt',
        parts: [
          'De vertegenwoordiger stelt bij CSAM een hoofdtoegangsbeheerder aan. Die activeert de hoedanigheid ‘Instelling verbonden aan het domein gezondheid’ en geeft de toepassingen aan gebruikers. Een toegang die vandaag wordt gegeven, werkt ten laatste morgen.',
        ],
      },
      {
        id: 'help',
        title: 'Hulp',
        parts: [
          'Over het portaal: {support}. Vermeld uw referentie. Over CSAM, hoedanigheden en gebruikers: {accessPhone}, {accessEmail}.',
        ],
      },
    ],
  },
  fr: {
    title: 'Guide des entreprises établies hors de Belgique',
    lead: 'Comment enregistrer votre entreprise, suivre votre demande et vous connecter la première fois.',
    chapters: [
      {
        id: 'before',
        title: 'Ce qu’il vous faut',
        parts: [
          'Comptez vingt minutes. Vous pouvez vous arrêter quand vous voulez : un brouillon reste 30 jours dans le navigateur où vous avez commencé.',
          {
            list: [
              'Le numéro de TVA de l’entreprise, ou celui qui vaut pour votre pays.',
              'Un seul PDF de 10 Mo au plus : un extrait du registre de commerce où figurent le nom commercial et les dirigeants.',
              'Pour chaque représentant légal : nom, date et lieu de naissance, nationalité et une adresse e-mail personnelle.',
              'Les adresses où, ou à partir desquelles, vous exercez une activité, s’il y en a.',
            ],
          },
        ],
      },
      {
        id: 'number',
        title: 'Quel numéro pour votre pays',
        parts: [
          {
            list: [
              'Union européenne, Monaco et Irlande du Nord : le numéro de TVA. Nous interrogeons VIES ; s’il ne répond pas, vous continuez.',
              'Autres pays de l’Espace économique européen, Royaume-Uni, Turquie, Andorre et Saint-Marin : votre numéro national. Un agent le compare avec votre preuve.',
              'Suisse : aucun numéro de TVA n’est vérifié.',
              'Ailleurs : un numéro d’entreprise belge. Si vous n’en avez pas, demandez-le à la première page de l’enregistrement.',
            ],
          },
        ],
      },
      {
        id: 'register',
        title: 'S’enregistrer',
        parts: [
          {
            steps: [
              'À la page d’accueil, choisissez « S’enregistrer », puis le pays du siège social, et donnez le numéro.',
              'Indiquez la personne de contact et la langue de nos lettres. Entrez le code que nous envoyons à l’adresse e-mail.',
              'Complétez le nom et le siège. Ce qui vient d’un registre est figé.',
              'Envoyez la preuve. Nous vérifions le fichier aussitôt.',
              'Ajoutez les unités d’établissement, ou continuez s’il n’y en a pas.',
              'Ajoutez chaque représentant légal. Chacun a besoin de sa propre adresse e-mail : ses données d’accès y arriveront.',
              'Relisez le tout et introduisez la demande. Gardez la référence.',
            ],
          },
        ],
      },
      {
        id: 'follow',
        title: 'Suivre votre demande',
        parts: [
          'La page de suivi dit qui agit, pour quand et ce qui vient après. Ouvrez-la dans le navigateur où vous avez commencé, par « Suivre ma demande ».',
          'Nous décidons dans les 10 jours ouvrables. Si nous demandons une correction, notre courriel cite chaque case par son numéro : corrigez ces cases et introduisez à nouveau. Tant que nous n’avons pas décidé, vous pouvez retirer la demande.',
        ],
      },
      {
        id: 'sign-in',
        title: 'Se connecter la première fois',
        parts: [
          'Après l’approbation, chaque représentant légal reçoit deux courriels : l’un avec le NISS, l’autre avec un mot de passe temporaire valable 72 heures.',
          {
            steps: [
              'Choisissez « Se connecter » et donnez le NISS et le mot de passe temporaire.',
              'Choisissez votre propre mot de passe, d’au moins 12 signes.',
              'Installez une application d’authentification, scannez le carré et donnez le code affiché.',
              'Gardez les codes de secours hors du téléphone. Chacun ne sert qu’une fois.',
            ],
          },
        ],
      },
      {
        id: 'next',
        title: 'Ce qui vient ensuite',
        parts: [
          'Le représentant désigne auprès de CSAM un gestionnaire d’accès principal. Celui-ci active la qualité « Institution liée au domaine de la santé » et attribue les applications aux utilisateurs. Un accès donné aujourd’hui fonctionne au plus tard demain.',
        ],
      },
      {
        id: 'help',
        title: 'Aide',
        parts: [
          'Sur le portail : {support}, avec votre référence. Sur CSAM, les qualités et les utilisateurs : {accessPhone}, {accessEmail}.',
        ],
      },
    ],
  },
  en: {
    title: 'Guide for companies outside Belgium',
    lead: 'How to register your company, follow your request and sign in for the first time.',
    chapters: [
      {
        id: 'before',
        title: 'What to have at hand',
        parts: [
          'Allow twenty minutes. You may stop whenever you like: a draft stays for 30 days in the browser in which you began.',
          {
            list: [
              'The VAT number of the company, or the number that goes with your country.',
              'One PDF of at most 10 MB: an extract of the trade register that names the company and its directors.',
              'Of each legal representative: name, date and place of birth, nationality and a personal e-mail address.',
              'The addresses where, or from where, you exercise an activity, if there are any.',
            ],
          },
        ],
      },
      {
        id: 'number',
        title: 'Which number for your country',
        parts: [
          {
            list: [
              'European Union, Monaco and Northern Ireland: the VAT number. We ask VIES; if it does not answer, you go on.',
              'Other countries of the European Economic Area, the United Kingdom, Türkiye, Andorra and San Marino: your national number. A member of staff compares it with your proof.',
              'Switzerland: no VAT number is checked.',
              'Elsewhere: a Belgian enterprise number. If you have none, ask for it on the first page of the registration.',
            ],
          },
        ],
      },
      {
        id: 'register',
        title: 'Registering',
        parts: [
          {
            steps: [
              'On the front page choose “Register”, then the country of the registered office, and give the number.',
              'Give the contact person and the language of our letters. Enter the code that we send to the e-mail address.',
              'Complete the name and the registered office. What comes from a register is fixed.',
              'Upload the proof. We check the file at once.',
              'Add establishment units, or go on if there are none.',
              'Add each legal representative. Each needs an e-mail address of their own: the sign-in data will come there.',
              'Read everything once more and submit. Keep the reference.',
            ],
          },
        ],
      },
      {
        id: 'follow',
        title: 'Following your request',
        parts: [
          'The status page says who has to act, by when, and what comes next. Open it in the browser in which you began, by “Follow my request”.',
          'We decide within 10 working days. If we ask for a correction, our e-mail names each box by its number: mend those boxes and submit again. As long as we have not decided, you can withdraw the request.',
        ],
      },
      {
        id: 'sign-in',
        title: 'Signing in for the first time',
        parts: [
          'After approval each legal representative gets two e-mails: one with the NISS, one with a temporary password that is good for 72 hours.',
          {
            steps: [
              'Choose “Sign in” and give the NISS and the temporary password.',
              'Choose a password of your own, of at least 12 characters.',
              'Install an authenticator app, scan the square and give the code that the app shows.',
              'Keep the recovery codes outside your phone. Each works once.',
            ],
          },
        ],
      },
      {
        id: 'next',
        title: 'What comes after that',
        parts: [
          'The representative appoints a chief access manager with CSAM. That person activates the capacity “Institution linked to the health domain” and gives the applications to users. Access given today works by tomorrow at the latest.',
        ],
      },
      {
        id: 'help',
        title: 'Help',
        parts: ['About the portal: {support}. Quote your reference. About CSAM, capacities and users: {accessPhone}, {accessEmail}.'],
      },
    ],
  },
  de: {
    title: 'Leitfaden für Unternehmen außerhalb Belgiens',
    lead: 'So registrieren Sie Ihr Unternehmen, verfolgen Ihren Antrag und melden sich zum ersten Mal an.',
    chapters: [
      {
        id: 'before',
        title: 'Was Sie bereithalten',
        parts: [
          'Rechnen Sie mit zwanzig Minuten. Sie können jederzeit aufhören: Ein Entwurf bleibt 30 Tage in dem Browser, in dem Sie begonnen haben.',
          {
            list: [
              'Die Mehrwertsteuernummer des Unternehmens oder die Nummer, die für Ihr Land gilt.',
              'Eine PDF von höchstens 10 MB: einen Auszug aus dem Handelsregister mit Firma und Geschäftsführern.',
              'Von jedem gesetzlichen Vertreter: Name, Geburtsdatum und -ort, Staatsangehörigkeit und eine persönliche E-Mail-Adresse.',
              'Die Anschriften, an denen oder von denen aus Sie tätig sind, sofern es welche gibt.',
            ],
          },
        ],
      },
      {
        id: 'number',
        title: 'Welche Nummer für Ihr Land',
        parts: [
          {
            list: [
              'Europäische Union, Monaco und Nordirland: die Mehrwertsteuernummer. Wir fragen VIES; antwortet es nicht, gehen Sie weiter.',
              'Andere Länder des Europäischen Wirtschaftsraums, Vereinigtes Königreich, Türkei, Andorra und San Marino: Ihre nationale Nummer. Ein Mitarbeiter vergleicht sie mit Ihrem Nachweis.',
              'Schweiz: Es wird keine Mehrwertsteuernummer geprüft.',
              'Anderswo: eine belgische Unternehmensnummer. Haben Sie keine, beantragen Sie sie auf der ersten Seite der Registrierung.',
            ],
          },
        ],
      },
      {
        id: 'register',
        title: 'Registrieren',
        parts: [
          {
            steps: [
              'Wählen Sie auf der Startseite „Registrieren“, dann das Land des Sitzes, und geben Sie die Nummer ein.',
              'Nennen Sie die Kontaktperson und die Sprache unserer Briefe. Geben Sie den Code ein, den wir an die E-Mail-Adresse senden.',
              'Ergänzen Sie Name und Sitz. Was aus einem Register kommt, steht fest.',
              'Laden Sie den Nachweis hoch. Wir prüfen die Datei sofort.',
              'Fügen Sie Niederlassungseinheiten hinzu, oder gehen Sie weiter, wenn es keine gibt.',
              'Fügen Sie jeden gesetzlichen Vertreter hinzu. Jeder braucht eine eigene E-Mail-Adresse: Dorthin kommen die Zugangsdaten.',
              'Lesen Sie alles durch und reichen Sie ein. Bewahren Sie die Referenz auf.',
            ],
          },
        ],
      },
      {
        id: 'follow',
        title: 'Ihren Antrag verfolgen',
        parts: [
          'Die Statusseite sagt, wer handelt, bis wann, und was danach kommt. Öffnen Sie sie in dem Browser, in dem Sie begonnen haben, über „Meinen Antrag verfolgen“.',
          'Wir entscheiden innerhalb von 10 Werktagen. Bitten wir um eine Korrektur, nennt unsere E-Mail jedes Feld mit seiner Nummer: Berichtigen Sie diese Felder und reichen Sie erneut ein. Solange wir nicht entschieden haben, können Sie den Antrag zurückziehen.',
        ],
      },
      {
        id: 'sign-in',
        title: 'Sich zum ersten Mal anmelden',
        parts: [
          'Nach der Genehmigung erhält jeder gesetzliche Vertreter zwei E-Mails: eine mit der ENSS, eine mit einem vorläufigen Passwort, das 72 Stunden gilt.',
          {
            steps: [
              'Wählen Sie „Anmelden“ und geben Sie ENSS und vorläufiges Passwort ein.',
              'Wählen Sie ein eigenes Passwort mit mindestens 12 Zeichen.',
              'Installieren Sie eine Authenticator-App, scannen Sie das Quadrat und geben Sie den angezeigten Code ein.',
              'Bewahren Sie die Wiederherstellungscodes außerhalb des Telefons auf. Jeder gilt einmal.',
            ],
          },
        ],
      },
      {
        id: 'next',
        title: 'Was danach kommt',
        parts: [
          'Der Vertreter benennt bei CSAM einen Hauptzugangsverwalter. Dieser aktiviert die Eigenschaft „Einrichtung im Bereich der Gesundheit“ und vergibt die Anwendungen an Benutzer. Ein heute erteilter Zugang wirkt spätestens morgen.',
        ],
      },
      {
        id: 'help',
        title: 'Hilfe',
        parts: ['Zum Portal: {support}. Nennen Sie Ihre Referenz. Zu CSAM, Eigenschaften und Benutzern: {accessPhone}, {accessEmail}.'],
      },
    ],
  },
}
