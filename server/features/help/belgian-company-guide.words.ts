import type { LeafletWords } from './leaflet.contract.ts'

/** For Belgian companies: nothing to register, access to arrange. */
export const belgianCompanyGuide: LeafletWords = {
  nl: {
    title: 'Gids voor Belgische ondernemingen',
    lead: 'U registreert niets: u regelt de toegang.',
    chapters: [
      {
        id: 'known',
        title: 'Waarom u niets registreert',
        parts: [
          'De gegevens van een Belgische onderneming staan in de Kruispuntbank van Ondernemingen. We nemen ze van daar over. Klopt er iets niet, laat het dan verbeteren bij uw ondernemingsloket.',
        ],
      },
      {
        id: 'access',
        title: 'De toegang regelen',
        parts: [
          {
            steps: [
              'Een wettelijke vertegenwoordiger stelt bij CSAM (www.csam.be) een hoofdtoegangsbeheerder aan. Online geldt dat meteen; met het formulier duurt het ongeveer vijftien dagen.',
              'De hoofdtoegangsbeheerder activeert de hoedanigheid ‘Instelling verbonden aan het domein gezondheid’.',
              'Hij of zij voegt gebruikers toe en geeft elk van hen de toepassingen die nodig zijn. Een toegang die vandaag wordt gegeven, werkt ten laatste morgen.',
            ],
          },
        ],
      },
      {
        id: 'sign-in',
        title: 'Aanmelden',
        parts: [
          'Belgische ondernemingen melden zich aan met de identiteitskaart (eID) of itsme, via CSAM. Dat is op dit portaal nog niet mogelijk: u vindt het hier zodra het kan. Regel de toegang nu al, dan kunt u meteen beginnen. Een verblijfskaart kan niet.',
        ],
      },
      {
        id: 'list',
        title: 'De lijst van geregistreerde ondernemingen',
        parts: ['Een onderneming komt in de openbare lijst zodra ze een eerste activiteit heeft gemeld. De toegang alleen is niet genoeg.'],
      },
      {
        id: 'help',
        title: 'Hulp',
        parts: ['Over CSAM, hoedanigheden en gebruikers: {accessPhone}, {accessEmail}. Over het portaal: {support}.'],
      },
    ],
  },
  fr: {
    title: 'Guide des entreprises belges',
    lead: 'Vous n’enregistrez rien : vous réglez les accès.',
    chapters: [
      {
        id: 'known',
        title: 'Pourquoi vous n’enregistrez rien',
        parts: [
          'Les données d’une entreprise belge sont dans la Banque-Carrefour des Entreprises. Nous les reprenons de là. Si quelque chose est faux, faites-le corriger par votre guichet d’entreprises.',
        ],
      },
      {
        id: 'access',
        title: 'Régler les accès',
        parts: [
          {
            steps: [
              'Un représentant légal désigne auprès de CSAM (www.csam.be) un gestionnaire d’accès principal. En ligne, cela vaut aussitôt ; par formulaire, comptez une quinzaine de jours.',
              'Le gestionnaire d’accès principal active la qualité « Institution liée au domaine de la santé ».',
              'Il ajoute les utilisateurs et attribue à chacun les applications nécessaires. Un accès donné aujourd’hui fonctionne au plus tard demain.',
            ],
          },
        ],
      },
      {
        id: 'sign-in',
        title: 'Se connecter',
        parts: [
          'Les entreprises belges se connectent avec la carte d’identité (eID) ou itsme, par CSAM. Ce n’est pas encore possible sur ce portail : vous le trouverez ici dès que ce le sera. Réglez les accès dès maintenant pour commencer sans attendre. Une carte de résident ne convient pas.',
        ],
      },
      {
        id: 'list',
        title: 'La liste des firmes enregistrées',
        parts: [
          'Une entreprise entre dans la liste publique dès qu’elle a notifié une première activité. Les accès seuls ne suffisent pas.',
        ],
      },
      {
        id: 'help',
        title: 'Aide',
        parts: ['Sur CSAM, les qualités et les utilisateurs : {accessPhone}, {accessEmail}. Sur le portail : {support}.'],
      },
    ],
  },
  en: {
    title: 'Guide for Belgian companies',
    lead: 'You register nothing: you arrange access.',
    chapters: [
      {
        id: 'known',
        title: 'Why there is nothing to register',
        parts: [
          'The data of a Belgian company are in the Crossroads Bank for Enterprises. We take them from there. If something is wrong, have it mended by your business counter.',
        ],
      },
      {
        id: 'access',
        title: 'Arranging access',
        parts: [
          {
            steps: [
              'A legal representative appoints a chief access manager with CSAM (www.csam.be). Online this holds at once; by form it takes about fifteen days.',
              'The chief access manager activates the capacity “Institution linked to the health domain”.',
              'They add users and give each of them the applications that are needed. Access given today works by tomorrow at the latest.',
            ],
          },
        ],
      },
      {
        id: 'sign-in',
        title: 'Signing in',
        parts: [
          'Belgian companies sign in with the identity card (eID) or itsme, by CSAM. On this portal that is not possible yet: you will find it here once it is. Arrange access now, so that you can begin at once. A resident card cannot be used.',
        ],
      },
      {
        id: 'list',
        title: 'The list of registered companies',
        parts: ['A company enters the public list once it has notified a first activity. Access alone is not enough.'],
      },
      {
        id: 'help',
        title: 'Help',
        parts: ['About CSAM, capacities and users: {accessPhone}, {accessEmail}. About the portal: {support}.'],
      },
    ],
  },
  de: {
    title: 'Leitfaden für belgische Unternehmen',
    lead: 'Sie registrieren nichts: Sie regeln den Zugang.',
    chapters: [
      {
        id: 'known',
        title: 'Warum Sie nichts registrieren',
        parts: [
          'Die Daten eines belgischen Unternehmens stehen in der Zentralen Datenbank der Unternehmen. Wir übernehmen sie von dort. Stimmt etwas nicht, lassen Sie es bei Ihrem Unternehmensschalter berichtigen.',
        ],
      },
      {
        id: 'access',
        title: 'Den Zugang regeln',
        parts: [
          {
            steps: [
              'Ein gesetzlicher Vertreter benennt bei CSAM (www.csam.be) einen Hauptzugangsverwalter. Online gilt das sofort; mit Formular dauert es etwa fünfzehn Tage.',
              'Der Hauptzugangsverwalter aktiviert die Eigenschaft „Einrichtung im Bereich der Gesundheit“.',
              'Er fügt Benutzer hinzu und gibt jedem die nötigen Anwendungen. Ein heute erteilter Zugang wirkt spätestens morgen.',
            ],
          },
        ],
      },
      {
        id: 'sign-in',
        title: 'Anmelden',
        parts: [
          'Belgische Unternehmen melden sich mit dem Personalausweis (eID) oder itsme über CSAM an. Auf diesem Portal ist das noch nicht möglich: Sie finden es hier, sobald es geht. Regeln Sie den Zugang schon jetzt, dann können Sie sofort beginnen. Eine Aufenthaltskarte genügt nicht.',
        ],
      },
      {
        id: 'list',
        title: 'Die Liste der registrierten Unternehmen',
        parts: [
          'Ein Unternehmen kommt in die öffentliche Liste, sobald es eine erste Tätigkeit gemeldet hat. Der Zugang allein genügt nicht.',
        ],
      },
      {
        id: 'help',
        title: 'Hilfe',
        parts: ['Zu CSAM, Eigenschaften und Benutzern: {accessPhone}, {accessEmail}. Zum Portal: {support}.'],
      },
    ],
  },
}
