import type { ScreenLanguage } from '../identity/identity.contract.ts'
import type { Words } from './registrations.words.ts'

/**
 * What "?" says at each field: what it is, why we ask, and an example. By the path of the field; `*` stands for the place
 * in a list. Parts of an address are said once for the office and the units. Only screens say this.
 */
export const fieldHelp: Record<string, Words> = {
  country: {
    nl: 'Het land waar de maatschappelijke zetel staat, dus waar de onderneming is ingeschreven, niet waar u levert of werkt. Het land bepaalt welk nummer we vragen en wie het nakijkt.',
    fr: 'Le pays où se trouve le siège social, donc où l’entreprise est inscrite, et non celui où vous livrez ou travaillez. Le pays détermine le numéro demandé et qui le vérifie.',
    en: 'The country of the registered office: where the company is registered, not where you deliver or work. It decides which number we ask for and who checks it.',
    de: 'Das Land des Gesellschaftssitzes: wo das Unternehmen eingetragen ist, nicht wo Sie liefern oder arbeiten. Es bestimmt, welche Nummer wir verlangen und wer sie prüft.',
  },
  hasCbe: {
    nl: 'De Kruispuntbank van Ondernemingen geeft een nummer van tien cijfers aan wie in België is ingeschreven. Ook buitenlandse ondernemingen kunnen er een hebben, bijvoorbeeld door personeel of een vestiging in België.',
    fr: 'La Banque-Carrefour des Entreprises donne un numéro de dix chiffres à toute entreprise inscrite en Belgique. Une entreprise étrangère peut aussi en avoir un, par exemple parce qu’elle a du personnel ou un établissement en Belgique.',
    en: 'The Crossroads Bank for Enterprises gives a number of ten digits to whoever is enrolled in Belgium. Foreign companies can have one too, for instance because of staff or an establishment in Belgium.',
    de: 'Die Zentrale Datenbank der Unternehmen gibt jedem, der in Belgien eingetragen ist, eine zehnstellige Nummer. Auch ausländische Unternehmen können eine haben, etwa wegen Personal oder einer Niederlassung in Belgien.',
  },
  cbeNumber: {
    nl: 'Tien cijfers, beginnend met 0 of 1, zoals 1000.439.093. Het staat op Belgische facturen en brieven van de overheid. Met dit nummer nemen we uw gegevens over, zodat u ze niet typt.',
    fr: 'Dix chiffres, commençant par 0 ou 1, comme 1000.439.093. Il figure sur les factures belges et les courriers de l’administration. Grâce à lui, nous reprenons vos données et vous ne les tapez pas.',
    en: 'Ten digits that begin with 0 or 1, such as 1000.439.093. You find it on Belgian invoices and on letters from the administration. With it we take over your data, so that you need not type them.',
    de: 'Zehn Ziffern, beginnend mit 0 oder 1, etwa 1000.439.093. Sie steht auf belgischen Rechnungen und Schreiben der Behörden. Mit ihr übernehmen wir Ihre Daten, sodass Sie nichts eintippen.',
  },
  vatNumber: {
    nl: 'Het btw-nummer waarmee u binnen de Unie handelt; het staat op uw facturen. We vragen het na in VIES, het Europese register. Het landvoorvoegsel mag u weglaten: FR 40 303 265 045 of 40303265045 is hetzelfde.',
    fr: 'Le numéro de TVA avec lequel vous commercez dans l’Union ; il figure sur vos factures. Nous le vérifions dans VIES, le registre européen. Le préfixe du pays est facultatif : FR 40 303 265 045 ou 40303265045, c’est pareil.',
    en: 'The VAT number with which you trade inside the Union; it is on your invoices. We ask VIES, the European register, about it. You may leave out the country’s prefix: FR 40 303 265 045 and 40303265045 are the same.',
    de: 'Die Nummer, mit der Sie in der Union handeln; sie steht auf Ihren Rechnungen. Wir fragen VIES, das europäische Register. Das Länderkürzel dürfen Sie weglassen: FR 40 303 265 045 und 40303265045 sind dasselbe.',
  },
  withoutVatNumber: {
    nl: 'Sommige ondernemingen uit het Verenigd Koninkrijk hebben geen btw-nummer, omdat hun omzet klein is. Een medewerker kijkt dan uw inschrijving na met het officiële bewijs.',
    fr: 'Certaines entreprises du Royaume-Uni n’ont pas de numéro de TVA, car leur chiffre d’affaires est faible. Un collaborateur vérifie alors votre inscription à l’aide de la preuve officielle.',
    en: 'Some companies from the United Kingdom have no VAT number, because their turnover is small. A member of staff then checks your registration by the official proof.',
    de: 'Manche Unternehmen aus dem Vereinigten Königreich haben wegen geringen Umsatzes keine MwSt.-Nummer. Dann prüft jemand von uns Ihre Eintragung anhand des amtlichen Nachweises.',
  },
  language: {
    nl: 'In deze taal schrijven we u: de ontvangst, een vraag om verbetering en de beslissing. Het FAGG schrijft in het Nederlands, Frans en Engels. Het scherm kunt u altijd in een andere taal lezen.',
    fr: 'La langue de nos courriers : l’accusé de réception, une demande de correction et la décision. L’AFMPS écrit en français, en néerlandais et en anglais. L’écran peut toujours se lire dans une autre langue.',
    en: 'We write to you in this language: the receipt, a question for correction and the decision. The FAMHP writes Dutch, French and English. You can always read the screen in another one.',
    de: 'In dieser Sprache schreiben wir Ihnen: Eingang, Bitte um Korrektur und Entscheidung. Die FAAGP schreibt Niederländisch, Französisch und Englisch. Den Bildschirm können Sie immer in einer anderen Sprache lesen.',
  },
  'contact.name': {
    nl: 'Wie wij aanspreken over deze aanvraag. Dat hoeft geen wettelijke vertegenwoordiger te zijn; een medewerker of een adviseur mag ook. Bijvoorbeeld: Jordi Serra.',
    fr: 'La personne à qui nous nous adressons à propos de cette demande. Ce n’est pas forcément un représentant légal ; un collaborateur ou un conseiller convient aussi. Par exemple : Jordi Serra.',
    en: 'Whom we write to about this request. It need not be a legal representative; a member of staff or an adviser may do it. For example: Jordi Serra.',
    de: 'An wen wir uns wegen dieses Antrags wenden. Es muss kein gesetzlicher Vertreter sein; auch Mitarbeiter oder Berater sind möglich. Zum Beispiel: Jordi Serra.',
  },
  'contact.email': {
    nl: 'Het adres waar al onze berichten over deze aanvraag naartoe gaan. Een gedeeld adres mag hier, zoals regulatory@uwbedrijf.eu. U bevestigt het met een code, zodat niets bij een vreemde terechtkomt.',
    fr: 'L’adresse qui reçoit tous nos messages au sujet de cette demande. Une adresse partagée convient ici, comme regulatory@votresociete.eu. Un code la confirme, pour que rien n’arrive chez un inconnu.',
    en: 'Where all our messages about this request go. A shared address is fine here, such as regulatory@yourcompany.eu. A code confirms it, so that nothing reaches a stranger.',
    de: 'Wohin alle unsere Nachrichten zu diesem Antrag gehen. Eine gemeinsame Adresse ist hier möglich, etwa regulatory@ihrefirma.eu. Ein Code bestätigt sie, damit nichts bei Fremden landet.',
  },
  'contact.telephone': {
    nl: 'Alleen als een vraag niet schriftelijk opgelost raakt. Met het landnummer ervoor, in eender welke schrijfwijze: +34 93 123 45 67.',
    fr: 'Seulement si une question ne peut se régler par écrit. Avec l’indicatif du pays, écrit comme vous voulez : +34 93 123 45 67.',
    en: 'Only for a question that cannot be settled in writing. With the code of the country in front, in any spelling: +34 93 123 45 67.',
    de: 'Nur für Fragen, die sich schriftlich nicht klären lassen. Mit Landesvorwahl, in beliebiger Schreibweise: +34 93 123 45 67.',
  },
  code: {
    nl: 'Zes cijfers uit de e-mail die we naar uw contactadres stuurden. Niets gekregen? Kijk bij de ongewenste e-mail. U kunt de aanvraag ook verzenden zonder te bevestigen; dan schrijven we u wel minder.',
    fr: 'Les six chiffres du courriel envoyé à votre adresse de contact. Rien reçu ? Voyez dans les indésirables. Vous pouvez aussi envoyer la demande sans confirmer ; nous vous écrirons alors moins.',
    en: 'Six digits from the e-mail that we sent to your contact address. Nothing there? Look among the spam. You may also submit without confirming; we then write to you less.',
    de: 'Sechs Ziffern aus der E-Mail an Ihre Kontaktadresse. Nichts erhalten? Sehen Sie im Spam nach. Sie können auch ohne Bestätigung absenden; dann schreiben wir Ihnen weniger.',
  },
  'company.commercialName': {
    nl: 'De naam waaronder de onderneming handelt, in eender welk schrift. Hij moet letterlijk in het officiële bewijs staan; anders moeten we weigeren.',
    fr: 'Le nom sous lequel l’entreprise exerce, dans n’importe quelle écriture. Il doit figurer tel quel dans la preuve officielle ; sinon, nous devons refuser.',
    en: 'The name under which the company trades, in any script. It must stand in the official proof letter for letter; otherwise we must refuse.',
    de: 'Der Name, unter dem das Unternehmen auftritt, in beliebiger Schrift. Er muss genau so im amtlichen Nachweis stehen; sonst müssen wir ablehnen.',
  },
  'address.street': {
    nl: 'De straat of het gebouw zoals op de post, in de schrijfwijze van het land. Past het nummer erbij in één regel? Dan mag het hier ook staan: Unit 7, Harbour Park.',
    fr: 'La rue ou le bâtiment comme sur le courrier, à la manière du pays. Si le numéro se lit sur la même ligne, il peut aussi figurer ici : Unit 7, Harbour Park.',
    en: 'The street or building as on letters, the way the country writes it. Where the number is part of that line it may stand here too: Unit 7, Harbour Park.',
    de: 'Straße oder Gebäude wie auf Briefen, nach der Art des Landes. Gehört die Nummer zur selben Zeile, darf sie auch hier stehen: Unit 7, Harbour Park.',
  },
  'address.number': {
    nl: 'Het huisnummer, met letters als die erbij horen: 12, 12 bis, 14-16. Laat leeg als het adres er geen heeft.',
    fr: 'Le numéro de la maison, avec ses lettres s’il en a : 12, 12 bis, 14-16. Laissez vide si l’adresse n’en a pas.',
    en: 'The number of the house, with letters where it has them: 12, 12 bis, 14-16. Leave it empty where the address has none.',
    de: 'Die Hausnummer, mit Buchstaben, wenn sie dazugehören: 12, 12 bis, 14-16. Leer lassen, wenn die Adresse keine hat.',
  },
  'address.box': {
    nl: 'Bus, appartement, verdieping of suite: wat de postbode nodig heeft om u binnen het gebouw te vinden. Bijvoorbeeld: 3e of Suite 400.',
    fr: 'Boîte, appartement, étage ou suite : ce qu’il faut au facteur pour vous trouver dans le bâtiment. Par exemple : 3e ou Suite 400.',
    en: 'Box, flat, floor or suite: what the postman needs to find you inside the building. For example: 3rd floor or Suite 400.',
    de: 'Briefkasten, Wohnung, Etage oder Suite: was die Post braucht, um Sie im Gebäude zu finden. Zum Beispiel: 3. OG oder Suite 400.',
  },
  'address.postcode': {
    nl: 'De postcode in de vorm van het land; spaties en streepjes maken niet uit. Landen zonder postcodes krijgen deze vraag niet verplicht.',
    fr: 'Le code postal à la manière du pays ; espaces et tirets n’ont pas d’importance. Là où il n’existe pas, il n’est pas demandé.',
    en: 'The postcode as the country writes it; spaces and dashes do not matter. Where a country has none, none is required.',
    de: 'Die Postleitzahl nach Art des Landes; Leerzeichen und Striche sind egal. Wo es keine gibt, ist keine nötig.',
  },
  'address.city': {
    nl: 'De gemeente of stad die op de post staat, in de taal van het land of zoals u ze zelf schrijft: Athina of Athene.',
    fr: 'La commune ou la ville qui figure sur le courrier, dans la langue du pays ou comme vous l’écrivez : Athina ou Athènes.',
    en: 'The town or city as on letters, in the language of the country or as you write it yourself: Athina or Athens.',
    de: 'Ort oder Stadt wie auf Briefen, in der Landessprache oder wie Sie selbst schreiben: Athina oder Athen.',
  },
  'address.region': {
    nl: 'Provincie, kanton, staat of regio, alleen als die bij het postadres hoort: Bern, Ontario, County Galway.',
    fr: 'Province, canton, État ou région, uniquement si l’adresse postale les comporte : Berne, Ontario, County Galway.',
    en: 'Province, canton, state or region, only where it belongs to the postal address: Bern, Ontario, County Galway.',
    de: 'Provinz, Kanton, Staat oder Region, nur wenn sie zur Postadresse gehört: Bern, Ontario, County Galway.',
  },
  'company.address.country': {
    nl: 'Het land dat u bij de eerste stap koos. Klopt het niet, ga dan naar “Land en nummer”: het nummer hangt ervan af.',
    fr: 'Le pays choisi à la première étape. S’il n’est pas correct, retournez à « Pays et numéro » : le numéro en dépend.',
    en: 'The country you chose in the first step. If it is wrong, go to “Country and number”: the number depends on it.',
    de: 'Das Land aus dem ersten Schritt. Stimmt es nicht, gehen Sie zu „Land und Nummer“: Die Nummer hängt davon ab.',
  },
  proof: {
    nl: 'Een uittreksel uit het handelsregister of van de kamer van koophandel, zo recent mogelijk, als één pdf. Zo zien we dat de onderneming bestaat en wie haar mag vertegenwoordigen. Valt de verbinding weg, dan gaan we verder waar het gestopt is.',
    fr: 'Un extrait du registre du commerce ou de la chambre de commerce, aussi récent que possible, en un seul PDF. Il montre que l’entreprise existe et qui peut la représenter. Si la connexion se coupe, l’envoi reprend où il s’est arrêté.',
    en: 'An extract of the trade register or the chamber of commerce, as recent as you have it, as one PDF. It shows that the company exists and who may represent it. If the connection breaks, we go on where it stopped.',
    de: 'Ein möglichst aktueller Auszug aus dem Handelsregister oder der Handelskammer, als eine PDF. Er zeigt, dass das Unternehmen besteht und wer es vertreten darf. Bricht die Verbindung ab, geht es dort weiter, wo es aufgehört hat.',
  },
  'establishmentUnits.*.name': {
    nl: 'Hoe u deze plaats zelf noemt, zodat u en wij haar herkennen: Magazijn Rotterdam, Atelier Noord.',
    fr: 'Comment vous appelez ce lieu, pour le reconnaître ensemble : Entrepôt Lyon, Atelier Nord.',
    en: 'What you call this place, so that you and we recognise it: Warehouse Rotterdam, North workshop.',
    de: 'Wie Sie diesen Ort nennen, damit Sie und wir ihn erkennen: Lager Rotterdam, Werkstatt Nord.',
  },
  'establishmentUnits.*.address.country': {
    nl: 'Het land van deze plaats; dat mag een ander zijn dan dat van de zetel.',
    fr: 'Le pays de ce lieu ; il peut différer de celui du siège.',
    en: 'The country of this place; it may be another than that of the registered office.',
    de: 'Das Land dieses Ortes; es darf ein anderes sein als das des Sitzes.',
  },
  'legalRepresentatives.*.hasNiss': {
    nl: 'Het INSZ is het nummer van de Belgische sociale zekerheid: elf cijfers. Wie in België gewoond of gewerkt heeft, heeft er meestal een. Zonder nummer vragen we er een aan na de goedkeuring.',
    fr: 'Le NISS est le numéro de la sécurité sociale belge : onze chiffres. Toute personne qui a vécu ou travaillé en Belgique en a généralement un. Sans numéro, nous en demandons un après l’approbation.',
    en: 'The NISS is the number of the Belgian social security: eleven digits. Whoever has lived or worked in Belgium usually has one. Without a number we ask for one after approval.',
    de: 'Die ENSS ist die Nummer der belgischen Sozialversicherung: elf Ziffern. Wer in Belgien gelebt oder gearbeitet hat, hat meist eine. Ohne Nummer beantragen wir nach der Genehmigung eine.',
  },
  'legalRepresentatives.*.niss': {
    nl: 'Elf cijfers, zoals 794802 082 10. Het staat op de achterkant van een Belgische identiteitskaart of op een brief van de sociale zekerheid. We bewaren het versleuteld en tonen het niemand voluit.',
    fr: 'Onze chiffres, comme 794802 082 10. Il figure au dos d’une carte d’identité belge ou sur un courrier de la sécurité sociale. Nous le conservons chiffré et ne le montrons en entier à personne.',
    en: 'Eleven digits, such as 794802 082 10. It is on the back of a Belgian identity card or on a letter from the social security. We keep it encrypted and show it in full to nobody.',
    de: 'Elf Ziffern, etwa 794802 082 10. Sie steht auf der Rückseite eines belgischen Personalausweises oder auf einem Schreiben der Sozialversicherung. Wir bewahren sie verschlüsselt und zeigen sie niemandem ganz.',
  },
  'legalRepresentatives.*.firstName': {
    nl: 'De voornamen zoals in het paspoort en in het officiële bewijs, met een hoofdletter. Eén letter mag als iemand zo heet. Elk schrift is goed.',
    fr: 'Les prénoms comme dans le passeport et la preuve officielle, avec une majuscule. Une seule lettre convient si la personne s’appelle ainsi. Toute écriture est acceptée.',
    en: 'The first names as in the passport and in the official proof, with a capital letter. One letter is fine for who is called so. Any script will do.',
    de: 'Die Vornamen wie im Pass und im amtlichen Nachweis, mit großem Anfangsbuchstaben. Ein Buchstabe genügt, wenn jemand so heißt. Jede Schrift ist recht.',
  },
  'legalRepresentatives.*.lastName': {
    nl: 'De familienaam zoals in het paspoort, met voorvoegsels: Vidal Puig, van der Meer. Heeft iemand maar één naam, vink dat dan aan.',
    fr: 'Le nom de famille comme dans le passeport, avec ses particules : Vidal Puig, van der Meer. Si la personne n’a qu’un nom, cochez la case.',
    en: 'The family name as in the passport, with its particles: Vidal Puig, van der Meer. Tick the box for somebody who has one name only.',
    de: 'Der Familienname wie im Pass, mit Zusätzen: Vidal Puig, van der Meer. Wer nur einen Namen hat, kreuzt das an.',
  },
  'legalRepresentatives.*.latinFirstName': {
    nl: 'Dezelfde voornaam in Latijnse letters, zoals onderaan in het paspoort. Het Belgische register kent geen ander schrift: محمد wordt Mohammed.',
    fr: 'Le même prénom en lettres latines, comme au bas du passeport. Le registre belge ne connaît pas d’autre écriture : محمد devient Mohammed.',
    en: 'The same first name in Latin letters, as at the foot of the passport. The Belgian register knows no other script: محمد becomes Mohammed.',
    de: 'Derselbe Vorname in lateinischen Buchstaben, wie unten im Pass. Das belgische Register kennt keine andere Schrift: محمد wird Mohammed.',
  },
  'legalRepresentatives.*.latinLastName': {
    nl: 'Dezelfde familienaam in Latijnse letters, zoals onderaan in het paspoort, bijvoorbeeld: Al-Masri.',
    fr: 'Le même nom en lettres latines, comme au bas du passeport, par exemple : Al-Masri.',
    en: 'The same family name in Latin letters, as at the foot of the passport, for example: Al-Masri.',
    de: 'Derselbe Familienname in lateinischen Buchstaben, wie unten im Pass, zum Beispiel: Al-Masri.',
  },
  'legalRepresentatives.*.oneName': {
    nl: 'In sommige landen heeft iemand maar één naam, zonder voornaam apart. Vink dit aan en vul die ene naam in; we verzinnen er niets bij.',
    fr: 'Dans certains pays, on ne porte qu’un seul nom, sans prénom distinct. Cochez ceci et donnez ce nom ; nous n’y ajoutons rien.',
    en: 'In some countries people have one name, and no first name apart. Tick this and fill in that name; we make up nothing beside it.',
    de: 'In manchen Ländern hat man nur einen Namen, ohne eigenen Vornamen. Kreuzen Sie dies an und geben Sie diesen Namen an; wir erfinden nichts dazu.',
  },
  'legalRepresentatives.*.birthDate': {
    nl: 'Dag, maand en jaar, zoals 4 3 1979. We vragen dit om één persoon van een ander met dezelfde naam te onderscheiden. Een vertegenwoordiger is meerderjarig.',
    fr: 'Jour, mois et année, comme 4 3 1979. Cela distingue une personne d’une autre du même nom. Un représentant est majeur.',
    en: 'Day, month and year, such as 4 3 1979. It tells one person from another of the same name. A representative is of age.',
    de: 'Tag, Monat und Jahr, etwa 4 3 1979. So lassen sich Personen gleichen Namens unterscheiden. Ein Vertreter ist volljährig.',
  },
  'legalRepresentatives.*.birthCountry': {
    nl: 'Het land waarin de geboorteplaats nu ligt. Het register vraagt het om een nummer te geven aan wie er nog geen heeft.',
    fr: 'Le pays où se trouve aujourd’hui le lieu de naissance. Le registre le demande pour donner un numéro à qui n’en a pas.',
    en: 'The country in which the place of birth lies today. The register asks for it to give a number to whoever has none.',
    de: 'Das Land, in dem der Geburtsort heute liegt. Das Register braucht es, um eine Nummer zu vergeben.',
  },
  'legalRepresentatives.*.sex': {
    nl: 'Zoals in het paspoort. Het Belgische nummer hangt ervan af; “onbekend” is ook een antwoord.',
    fr: 'Comme dans le passeport. Le numéro belge en dépend ; « inconnu » est aussi une réponse.',
    en: 'As in the passport. The Belgian number depends on it; “unknown” is an answer too.',
    de: 'Wie im Pass. Die belgische Nummer hängt davon ab; „unbekannt“ ist auch eine Antwort.',
  },
  'legalRepresentatives.*.email': {
    nl: 'Een adres dat alleen deze persoon leest, zoals marta.vidal@uwbedrijf.eu. Het nummer en het tijdelijke wachtwoord gaan ernaartoe; een gedeeld adres zou ze aan anderen tonen.',
    fr: 'Une adresse que cette personne est seule à lire, comme marta.vidal@votresociete.eu. Le numéro et le mot de passe temporaire y arrivent ; une adresse partagée les montrerait à d’autres.',
    en: 'An address that this person alone reads, such as marta.vidal@yourcompany.eu. The number and the temporary password go there; a shared one would show them to others.',
    de: 'Eine Adresse, die nur diese Person liest, etwa marta.vidal@ihrefirma.eu. Nummer und vorläufiges Passwort gehen dorthin; eine gemeinsame würde sie anderen zeigen.',
  },
  'legalRepresentatives.*.kind': {
    nl: 'Meestal is een wettelijke vertegenwoordiger een persoon. Is het een andere onderneming, dan vragen we ook wie haar vast vertegenwoordigt.',
    fr: 'Un représentant légal est le plus souvent une personne. Si c’est une autre société, nous demandons aussi qui la représente en permanence.',
    en: 'A legal representative is mostly a person. Where it is another company, we also ask who permanently stands for it.',
    de: 'Ein gesetzlicher Vertreter ist meist eine Person. Ist es ein anderes Unternehmen, fragen wir auch, wer es ständig vertritt.',
  },
  'legalRepresentatives.*.name': {
    nl: 'De naam van de onderneming die vertegenwoordigt, zoals in haar eigen register.',
    fr: 'Le nom de la société qui représente, comme dans son propre registre.',
    en: 'The name of the company that represents yours, as in its own register.',
    de: 'Der Name des vertretenden Unternehmens, wie in seinem eigenen Register.',
  },
  'legalRepresentatives.*.country': {
    nl: 'Waar de vertegenwoordigende onderneming ingeschreven is.',
    fr: 'Où la société qui représente est inscrite.',
    en: 'Where the representing company is registered.',
    de: 'Wo das vertretende Unternehmen eingetragen ist.',
  },
  'legalRepresentatives.*.number': {
    nl: 'Het nummer waaronder die onderneming in haar land is ingeschreven, als u het bij de hand hebt: HRB 12345.',
    fr: 'Le numéro sous lequel cette société est inscrite dans son pays, si vous l’avez : HRB 12345.',
    en: 'The number under which that company is registered in its country, if you have it at hand: HRB 12345.',
    de: 'Die Nummer, unter der dieses Unternehmen in seinem Land eingetragen ist, falls zur Hand: HRB 12345.',
  },
}

/** Headings: what stands below them has a text of its own. */
const headings = new Set([
  'contact',
  'company',
  'establishmentUnits',
  'establishmentUnits.*',
  'legalRepresentatives',
  'legalRepresentatives.*',
  'legalRepresentatives.*.permanentRepresentative',
])
/** Whether a box is a field, and not the heading over some. */
export const isField = (path: string) => !headings.has(path)

/** The texts of one language, for a page to take along. */
export function helpIn(language: ScreenLanguage): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldHelp).map(([path, words]) => [path, words[language]]))
}

/** The text of a field by the name of its control, among those of one language. */
export function helpFor(texts: Readonly<Record<string, string>>, name: string): string | undefined {
  const path = name.replace(/\.\d+(?=\.|$)/g, '.*')
  return texts[path] ?? texts[path.replace(/^.*\.(?=address\.)/, '')]
}
