import type { LeafletWords } from './leaflet.contract.ts'

/** The statement that the law of 19 July 2018 asks for: state, limits, method, date, feedback, complaint. */
export const accessibilityStatement: LeafletWords = {
  nl: {
    title: 'Toegankelijkheidsverklaring',
    lead: 'Dit portaal moet voor iedereen werken: met een schermlezer, met het toetsenbord, vergroot, zonder script.',
    chapters: [
      {
        id: 'state',
        title: 'Hoe het ervoor staat',
        parts: [
          'Deze verklaring geldt voor het bedrijvenportaal ({agency}). De wet van 19 juli 2018 vraagt dat websites van de overheid EN 301 549 volgen, en daarmee WCAG 2.1, niveau AA. Wij bouwen volgens WCAG 2.2, niveau AA.',
          'Het portaal voldoet gedeeltelijk: wat nog ontbreekt, staat hieronder.',
        ],
      },
      {
        id: 'limits',
        title: 'Wat nog niet toegankelijk is',
        parts: [
          {
            list: [
              'Bewijzen die ondernemingen opladen, zijn soms gescande beelden zonder tekst. Vraag ons voor te lezen of uit te schrijven wat erin staat.',
              'Aan het bureau wordt een bewijs als beeld getoond; met een schermlezer opent u beter het bestand zelf.',
              'De e-mails en brieven bestaan in het Nederlands, Frans en Engels, niet in het Duits.',
              'De gidsen in pdf zijn gelabeld, maar nog niet door een buitenstaander nagekeken.',
            ],
          },
        ],
      },
      {
        id: 'method',
        title: 'Hoe we dat nagaan',
        parts: [
          'Door zelfbeoordeling: de onderdelen van de pagina’s worden nagekeken op namen, rollen, contrast en toetsenbord, en de belangrijkste wegen worden bij elke wijziging ook zonder script en op 320 pixels breedte doorlopen. Een audit door een externe partij was er nog niet.',
          'Opgesteld op 28 november 2026. We bekijken de verklaring minstens elk jaar opnieuw.',
        ],
      },
      {
        id: 'complaint',
        title: 'Bent u niet tevreden met ons antwoord',
        parts: [
          'We antwoorden binnen 20 werkdagen. Krijgt u geen antwoord of helpt het niet, dan kunt u een klacht indienen bij de federale Ombudsman: www.federaalombudsman.be.',
        ],
      },
    ],
  },
  fr: {
    title: 'Déclaration d’accessibilité',
    lead: 'Ce portail doit fonctionner pour tous : avec un lecteur d’écran, au clavier, agrandi, sans script.',
    chapters: [
      {
        id: 'state',
        title: 'État',
        parts: [
          'Cette déclaration vaut pour le portail des entreprises ({agency}). La loi du 19 juillet 2018 demande que les sites publics suivent EN 301 549, et donc WCAG 2.1, niveau AA. Nous construisons selon WCAG 2.2, niveau AA.',
          'Le portail est partiellement conforme : ce qui manque encore est dit ci-dessous.',
        ],
      },
      {
        id: 'limits',
        title: 'Ce qui n’est pas encore accessible',
        parts: [
          {
            list: [
              'Les preuves envoyées par les entreprises sont parfois des images numérisées sans texte. Demandez-nous d’en lire ou d’en transcrire le contenu.',
              'Au bureau, une preuve est montrée comme image ; avec un lecteur d’écran, ouvrez plutôt le fichier même.',
              'Les courriels et les lettres existent en français, néerlandais et anglais, non en allemand.',
              'Les guides en PDF sont balisés, mais pas encore vérifiés par un tiers.',
            ],
          },
        ],
      },
      {
        id: 'method',
        title: 'Comment nous le vérifions',
        parts: [
          'Par auto-évaluation : les éléments des pages sont vérifiés quant aux noms, rôles, contrastes et clavier, et les principaux parcours sont refaits à chaque modification, aussi sans script et sur 320 pixels de large. Il n’y a pas encore eu d’audit externe.',
          'Établie le 28 novembre 2026. Nous revoyons la déclaration au moins chaque année.',
        ],
      },
      {
        id: 'complaint',
        title: 'Si notre réponse ne vous satisfait pas',
        parts: [
          'Nous répondons dans les 20 jours ouvrables. Sans réponse, ou si elle n’aide pas, vous pouvez introduire une plainte auprès du Médiateur fédéral : www.mediateurfederal.be.',
        ],
      },
    ],
  },
  en: {
    title: 'Accessibility statement',
    lead: 'This portal has to work for everyone: with a screen reader, by keyboard, enlarged, without script.',
    chapters: [
      {
        id: 'state',
        title: 'How it stands',
        parts: [
          'This statement is about the company portal of the {agency}. The law of 19 July 2018 asks that public websites follow EN 301 549, and with it WCAG 2.1, level AA. We build to WCAG 2.2, level AA.',
          'The portal conforms in part: what is missing is said below.',
        ],
      },
      {
        id: 'limits',
        title: 'What is not accessible yet',
        parts: [
          {
            list: [
              'Proofs that companies upload are sometimes scanned pictures without text. Ask us to read or write out what they say.',
              'At the desk a proof is shown as a picture; with a screen reader, better open the file itself.',
              'Mails and letters exist in Dutch, French and English, not in German.',
              'The guides as PDF are tagged, but nobody from outside has checked them yet.',
            ],
          },
        ],
      },
      {
        id: 'method',
        title: 'How we check',
        parts: [
          'By our own assessment: the parts of the pages are checked for names, roles, contrast and keyboard, and at every change the main ways are gone again, also without script and 320 pixels wide. There has been no outside audit yet.',
          'Prepared on 28 November 2026. We review the statement at least every year.',
        ],
      },
      {
        id: 'complaint',
        title: 'If our answer does not help',
        parts: [
          'We answer within 20 working days. Without an answer, or if it does not help, you can complain to the Federal Ombudsman: www.federalombudsman.be.',
        ],
      },
    ],
  },
  de: {
    title: 'Erklärung zur Barrierefreiheit',
    lead: 'Dieses Portal muss für alle funktionieren: mit Screenreader, mit der Tastatur, vergrößert, ohne Skript.',
    chapters: [
      {
        id: 'state',
        title: 'Stand',
        parts: [
          'Diese Erklärung gilt für das Unternehmensportal der {agency}. Das Gesetz vom 19. Juli 2018 verlangt, dass öffentliche Websites EN 301 549 folgen, und damit WCAG 2.1, Stufe AA. Wir bauen nach WCAG 2.2, Stufe AA.',
          'Das Portal ist teilweise konform: Was fehlt, steht hierunter.',
        ],
      },
      {
        id: 'limits',
        title: 'Was noch nicht barrierefrei ist',
        parts: [
          {
            list: [
              'Nachweise der Unternehmen sind manchmal gescannte Bilder ohne Text. Bitten Sie uns, den Inhalt vorzulesen oder abzuschreiben.',
              'Am Arbeitsplatz wird ein Nachweis als Bild gezeigt; mit einem Screenreader öffnen Sie besser die Datei selbst.',
              'E-Mails und Briefe gibt es auf Niederländisch, Französisch und Englisch, nicht auf Deutsch.',
              'Die Leitfäden als PDF sind ausgezeichnet, aber noch nicht von außen geprüft.',
            ],
          },
        ],
      },
      {
        id: 'method',
        title: 'Wie wir prüfen',
        parts: [
          'Durch Selbstbewertung: Die Teile der Seiten werden auf Namen, Rollen, Kontrast und Tastatur geprüft, und die wichtigsten Wege werden bei jeder Änderung neu gegangen, auch ohne Skript und bei 320 Pixeln Breite. Eine externe Prüfung gab es noch nicht.',
          'Erstellt am 28. November 2026. Wir überprüfen die Erklärung mindestens jedes Jahr.',
        ],
      },
      {
        id: 'complaint',
        title: 'Wenn unsere Antwort nicht hilft',
        parts: [
          'Wir antworten innerhalb von 20 Werktagen. Ohne Antwort, oder wenn sie nicht hilft, können Sie sich beim Föderalen Ombudsmann beschweren: www.federalombudsman.be.',
        ],
      },
    ],
  },
}
