import type { Sex } from '#server/features/identity/identity.contract.ts'
import type { Dice } from './dice.ts'

type Names = { women: readonly string[]; men: readonly string[]; surnames: readonly string[] }
export type PersonName = { firstName: string; lastName: string; latinFirstName: string | null; latinLastName: string | null; sex: Sex }

/** One line a country: women; men; surnames, the women's form behind a slash where it differs. */
const table = `
DE; Birgit Katharina Sabine Anke Frauke Ulrike Heike Friederike; Jürgen Matthias Holger Torsten Sören Dietmar Rainer Volker; Ackermann Brinkmann Grünewald Hoffstetter Kühnel Lindemann Rösler Schäfermeier Tiedemann Vogelsang Weidlich Zöllner
FR; Élodie Margaux Hélène Solène Clémence Béatrice Noémie Agathe; Étienne Thibaut Rémi Guillaume Cédric Gaël Loïc Baptiste; Beaufils Carpentier Deschamps Fournel Guérinot Lemaître Montagnac Pélissier Rouvière Sauvageot Tissandier Vauquelin
NL; Marijke Femke Sanne Liesbeth Anouk Willemijn Roos Hanneke; Jeroen Maarten Sjoerd Bastiaan Wouter Diederik Gijs Niels; Boersma Dijkhuizen Hoogendoorn Kloosterman Meijerink Nijenhuis Oosterbaan Terpstra Veldhuizen Wagenaar Zijlstra Brinkhuis
IT; Chiara Federica Ilaria Ornella Giuliana Serena Beatrice Loredana; Alessandro Davide Fabrizio Gianluca Massimo Ettore Lorenzo Tommaso; Barbagallo Caracciolo Donadoni Fioravanti Gentileschi Lombardini Mastrangelo Pellegrinotti Rinaldini Santarelli Tagliaferri Zanetti
ES; Begoña Inés Rocío Marisol Itziar Nuria Almudena Covadonga; Álvaro Gonzalo Joaquín Íñigo Rodrigo Jaime Andrés Sergi; Arizmendi Ballesteros Casanovas Delgadillo Echeverría Gallardo Iturralde Montserrat Olivares Peñalver Quintanilla Villanueva
GB; Harriet Gemma Rosalind Fiona Bethan Philippa Imogen Heather; Alistair Graham Nigel Rhodri Duncan Rupert Callum Simon; Ashworth Birtwistle Cartwright Davenport Fairclough Hathersage Kirkbride Lockwood Pemberton Ravenscroft Thistlewood Wetherby
PL; Agnieszka Małgorzata Bożena Jolanta Katarzyna Elżbieta Grażyna; Paweł Łukasz Zbigniew Grzegorz Wojciech Mirosław Sławomir; Kowalewski/Kowalewska Wiśniowski/Wiśniowska Dąbrowiecki/Dąbrowiecka Zielonka Jaworski/Jaworska Sikorzyński/Sikorzyńska Wrzesień Gołąb Świątek Żurawski/Żurawska
US; Meredith Allison Jocelyn Courtney Renee Heather; Bradley Curtis Dwayne Garrett Trevor Wesley; Abernathy Bridgewater Calloway Dunleavy Fairbanks Hollister Kingsbury Merriweather Ostrander Whitcomb
CH; Regula Verena Corinne Barbara Nathalie Ursina; Urs Reto Beat Laurent Gian Yves; Aeschlimann Brügger Chappuis Gerber Hürlimann Jaquet Kälin Rochat Zürcher Wüthrich
AT; Waltraud Sigrid Eva Brigitte Theresia Doris; Gernot Alois Helmut Franz Reinhard Günther; Auinger Brandstätter Gruberbauer Hinterleitner Kirchschlager Mayrhofer Pichlmaier Steindl Wallner Zehetner
IE; Niamh Siobhán Aoife Gráinne Orla Ciara; Cillian Pádraig Eoin Declan Fergal Ruairí; Brannigan Costelloe Donnellan Geraghty Hanrahan Kinsella Mulcahy O’Driscoll Tierney
SE; Åsa Birgitta Linnéa Malin Ingrid Ylva; Göran Anders Björn Håkan Mats Torbjörn; Bergqvist Dahlström Ekelund Hallgren Lindahl Nordström Sjöberg Wallin Åkesson Öhman
DK; Bente Karen Signe Lærke Pernille; Søren Jesper Mogens Rasmus Jørgen; Bjerregaard Damgaard Frederiksen Højgaard Kjærgaard Mikkelsen Østergaard Skovgaard Thygesen
PT; Inês Conceição Teresa Catarina Mariana; João Duarte Rui Gonçalo Nuno; Albuquerque Bragança Carvalhal Figueiredo Magalhães Meireles Quintela Sequeira Vasconcelos
CZ; Jana Lenka Zdeňka Markéta Alžběta; Zdeněk Jiří Miroslav Ondřej Tomáš; Dvořáček/Dvořáčková Hrubý/Hrubá Kadlec/Kadlecová Novotný/Novotná Pospíšil/Pospíšilová Říha/Říhová Šimek/Šimková Vávra/Vávrová
GR; Ελένη Κατερίνα Δέσποινα Σοφία Αικατερίνη; Γιώργος Δημήτρης Νίκος Παναγιώτης Σπύρος; Αναγνωστόπουλος/Αναγνωστοπούλου Βλάχος/Βλάχου Γεωργακάκης/Γεωργακάκη Καραμπάσης/Καραμπάση Λαμπρόπουλος/Λαμπροπούλου Σταματίου Χατζηδάκης/Χατζηδάκη
CY; Ανδρούλα Χρυστάλλα Μαρία; Ανδρέας Κυριάκος Στέλιος; Χριστοδούλου Κωνσταντινίδης/Κωνσταντινίδου Νεοφύτου Παπακυριακού
TR; Ayşe Gülşen Elif Zeynep Şule; Mehmet Çağlar Ömer İbrahim Tuncay; Akyüz Bozdağ Çelikkol Demirtaş Erdoğdu Gündüz Karabulut Özyürek Şahinoğlu Yıldırımcan
FI; Päivi Kirsi Riitta Aino Tuulikki; Jukka Pekka Seppo Väinö Antti; Haapasalo Järvelä Kettunen Lehtimäki Mäkelä Niskanen Rantanen Väisänen
BG; Мария Десислава Иванка Цветелина Радка; Георги Димитър Красимир Стоян Пламен; Ангелов/Ангелова Босилков/Босилкова Дончев/Дончева Караджов/Караджова Маринов/Маринова Тодоров/Тодорова Чолаков/Чолакова
HU; Ágnes Erzsébet Katalin Ildikó Zsuzsanna; Gábor László Zoltán Ferenc Attila; Bálintffy Csontos Erdélyi Fazekas Gyarmati Kővári Szűcs Vörösmarti
RO; Ioana Mădălina Ileana Ștefania Crina; Bogdan Mihai Răzvan Sorin Ștefan; Bălănescu Ciocârlan Dumitrașcu Grigorescu Lăzărescu Moldoveanu Țuțuianu Vântu
LU; Martine Viviane Josiane Danielle; Romain Fernand Guy Marc; Biever Diederich Hoffelt Kieffer Schaack Thillen Weyrich
NO; Ingunn Kjersti Solveig Marit; Øyvind Bjarne Håvard Trond; Aasgaard Bakkelund Fjellheim Haugerud Rønningen Sørlie Tveitane
SI; Mojca Špela Alenka; Matjaž Boštjan Žiga; Cerkvenik Hribernik Kovačič Potočnik Žagar
SK; Zuzana Ľubica Katarína; Ľubomír Peter Štefan; Babjak/Babjaková Chovanec/Chovancová Hruška/Hrušková Kováčik/Kováčiková
HR; Ivana Željka Snježana; Krešimir Tomislav Željko; Bešlić Jurčević Marušić Perković Šimunović
LT; Rasa Živilė Jolanta; Vytautas Žygimantas Mindaugas; Petrauskas/Petrauskienė Jankūnas/Jankūnienė Žukas/Žukienė Kairys/Kairienė
JP; Yuko Haruka Michiko; Kenji Takumi Hiroshi; Aizawa Fujimori Kuramoto Nishikawa Sakaguchi
LV; Ilze Dace Žanete; Andris Jānis Ģirts; Bērziņš/Bērziņa Kalniņš/Kalniņa Ozoliņš/Ozoliņa
EE; Kadri Tiina Õie; Toomas Jüri Ülo; Kõiv Mägi Pärtel Saarepuu
MT; Doreen Marthese Graziella; Karmenu Ġorġ Joseph; Aquilina Buttiġieġ Żammit Vella
IN; Lakshmi Priya Kavitha; Rajesh Suresh Anand; Bhattacharjee Chandrasekhar Iyengar Krishnamurthy Varadarajan
KR; Ji-won Soo-jin Min-seo; Hyun-woo Sang-min Tae-yang; Ahn Hwang Namgung Seong
CA; Geneviève Marie-Ève Lindsay; Marc-André Sylvain Gordon; Bellerose Charlebois Fraser Laflamme Thibodeau
IL; Noa Tamar Yael; Amir Eitan Uri; Ben-Shalom Golani Halevi Mizrahi
CN; Meiling Xiaoyan Yating; Haoran Jianguo Wei; Duan Ouyang Qiu Xue Zhong
IS; Guðrún Sigríður Þóra; Björn Gunnar Þórður; Arnarson/Arnardóttir Helgason/Helgadóttir Sigurðsson/Sigurðardóttir
LI; Monika Renate; Markus Josef; Frommelt Marxer Oehri
MC; Sylviane Mireille; Lucien Roland; Aureglia Gastaud Notari
`

const byCountry: ReadonlyMap<string, Names> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [country = '', women = '', men = '', surnames = ''] = line.split('; ')
      return [country, { women: women.split(' '), men: men.split(' '), surnames: surnames.split(' ') }]
    }),
)

/** Somebody of a country, with the name in Latin letters too where it is not. */
export function personFrom(country: string, dice: Dice): PersonName {
  const names = byCountry.get(country)
  if (!names) throw new Error(`No names are known for ${country}`)
  const sex = dice.percent(48) ? 'F' : 'M'
  const firstName = dice.pick(sex === 'F' ? names.women : names.men)
  const [mens = '', womens = mens] = dice.pick(names.surnames).split('/')
  const lastName = sex === 'F' ? womens : mens
  return { firstName, lastName, latinFirstName: latinFrom(firstName), latinLastName: latinFrom(lastName), sex }
}

const letters = new Map(
  Object.entries({
    ...pairs(
      'α ά β γ δ ε έ ζ η ή θ ι ί ϊ ΐ κ λ μ ν ξ ο ό π ρ σ ς τ υ ύ φ χ ψ ω ώ',
      'a a v g d e e z i i th i i i i k l m n x o o p r s s t y y f ch ps o o',
    ),
    ...pairs(
      'а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я',
      'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya',
    ),
  }),
)

function pairs(from: string, to: string): Record<string, string> {
  const latin = to.split(' ')
  return Object.fromEntries(from.split(' ').map((letter, place) => [letter, latin[place] ?? '']))
}

/** As a passport spells it (ELOT 743 without its exceptions, and the Bulgarian law of 2009); null where it is Latin already. */
export function latinFrom(text: string): string | null {
  if (!/[\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text)) return null
  return text
    .replace(/[οΟ][υύ]/gu, (sign) => (sign.startsWith('Ο') ? 'Ou' : 'ou'))
    .replace(/./gu, (sign) => {
      const latin = letters.get(sign.toLowerCase())
      if (latin === undefined) return sign
      return sign === sign.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1)
    })
}
