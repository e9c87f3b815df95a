/** What a register's extract says, in the language of its country. */
export type ExtractWords = {
  register: string
  title: string
  name: string
  number: string
  address: string
  founded: string
  directors: string
  born: string
  printed: string
  certified: string
}

const english: ExtractWords = {
  register: 'National Register of Companies',
  title: 'Extract from the register',
  name: 'Company name',
  number: 'Number',
  address: 'Registered office',
  founded: 'Date of incorporation',
  directors: 'Persons authorised to represent the company',
  born: 'born',
  printed: 'Printed on',
  certified: 'This extract shows the entries in force on the day it was printed.',
}

const german: ExtractWords = {
  register: 'Amtsgericht – Registergericht',
  title: 'Handelsregister – Aktueller Ausdruck',
  name: 'Firma',
  number: 'Nummer',
  address: 'Sitz und Geschäftsanschrift',
  founded: 'Tag der ersten Eintragung',
  directors: 'Vertretungsberechtigte Personen',
  born: 'geboren am',
  printed: 'Ausdruck vom',
  certified: 'Dieser Ausdruck gibt den aktuellen Inhalt des Registers wieder und gilt ohne Unterschrift.',
}

const french: ExtractWords = {
  register: 'Registre du commerce et des sociétés',
  title: 'Extrait d’immatriculation',
  name: 'Dénomination',
  number: 'Numéro',
  address: 'Siège social',
  founded: 'Date d’immatriculation',
  directors: 'Dirigeants et représentants légaux',
  born: 'né(e) le',
  printed: 'Délivré le',
  certified: 'Le présent extrait reproduit les mentions en vigueur à la date de sa délivrance.',
}

const greek: ExtractWords = {
  register: 'Γενικό Εμπορικό Μητρώο',
  title: 'Πιστοποιητικό καταχώρισης',
  name: 'Επωνυμία',
  number: 'Αριθμός',
  address: 'Έδρα',
  founded: 'Ημερομηνία σύστασης',
  directors: 'Νόμιμοι εκπρόσωποι',
  born: 'γεννήθηκε',
  printed: 'Εκδόθηκε',
  certified: 'Το παρόν αποδίδει τις εγγραφές που ισχύουν κατά την ημέρα της έκδοσής του.',
}

/** By country; where a country is not here, its register prints in English. */
const extractWords: Readonly<Record<string, ExtractWords>> = {
  DE: german,
  AT: { ...german, register: 'Firmenbuch', title: 'Firmenbuchauszug' },
  CH: { ...german, register: 'Handelsregisteramt', title: 'Handelsregisterauszug' },
  LI: { ...german, register: 'Handelsregister des Fürstentums', title: 'Handelsregisterauszug' },
  FR: french,
  LU: { ...french, register: 'Registre de commerce et des sociétés', title: 'Extrait du registre' },
  MC: { ...french, register: 'Répertoire du commerce et de l’industrie', title: 'Extrait du répertoire' },
  GR: greek,
  CY: { ...greek, register: 'Έφορος Εταιρειών', title: 'Πιστοποιητικό σύστασης' },
  NL: {
    register: 'Handelsregister',
    title: 'Uittreksel uit het handelsregister',
    name: 'Statutaire naam',
    number: 'Nummer',
    address: 'Bezoekadres',
    founded: 'Datum akte van oprichting',
    directors: 'Bestuurders',
    born: 'geboren op',
    printed: 'Gewaarmerkt op',
    certified: 'Dit uittreksel geeft de inschrijving weer zoals zij op die dag luidde.',
  },
  IT: {
    register: 'Registro delle imprese',
    title: 'Visura ordinaria',
    name: 'Denominazione',
    number: 'Numero',
    address: 'Sede legale',
    founded: 'Data di costituzione',
    directors: 'Amministratori',
    born: 'nato/a il',
    printed: 'Documento estratto il',
    certified: 'Le informazioni sono quelle iscritte alla data di estrazione.',
  },
  ES: {
    register: 'Registro Mercantil',
    title: 'Certificación registral',
    name: 'Denominación social',
    number: 'Número',
    address: 'Domicilio social',
    founded: 'Fecha de constitución',
    directors: 'Administradores',
    born: 'nacido/a el',
    printed: 'Expedida el',
    certified: 'Lo certificado es conforme con los asientos vigentes en la fecha de expedición.',
  },
  PT: {
    register: 'Registo Comercial',
    title: 'Certidão permanente',
    name: 'Firma',
    number: 'Número',
    address: 'Sede',
    founded: 'Data de constituição',
    directors: 'Gerência',
    born: 'nascido/a em',
    printed: 'Emitida em',
    certified: 'A certidão reproduz os registos em vigor na data da sua emissão.',
  },
  PL: {
    register: 'Krajowy rejestr przedsiębiorców',
    title: 'Odpis aktualny z rejestru',
    name: 'Firma spółki',
    number: 'Numer',
    address: 'Siedziba i adres',
    founded: 'Data wpisu',
    directors: 'Osoby uprawnione do reprezentacji',
    born: 'ur.',
    printed: 'Data wydruku',
    certified: 'Odpis odpowiada treści wpisów w rejestrze w dniu wydruku.',
  },
  BG: {
    register: 'Търговски регистър',
    title: 'Удостоверение за актуално състояние',
    name: 'Наименование',
    number: 'Номер',
    address: 'Седалище и адрес на управление',
    founded: 'Дата на вписване',
    directors: 'Управители',
    born: 'роден(а) на',
    printed: 'Издадено на',
    certified: 'Удостоверението съдържа вписванията към деня на издаването му.',
  },
  TR: {
    register: 'Ticaret Sicili Müdürlüğü',
    title: 'Ticaret sicil tasdiknamesi',
    name: 'Ticaret unvanı',
    number: 'Numara',
    address: 'Merkez adresi',
    founded: 'Tescil tarihi',
    directors: 'Temsile yetkili kişiler',
    born: 'doğum tarihi',
    printed: 'Düzenleme tarihi',
    certified: 'Bu belge, düzenlendiği gün sicilde kayıtlı bilgileri gösterir.',
  },
  CZ: {
    register: 'Obchodní rejstřík',
    title: 'Výpis z obchodního rejstříku',
    name: 'Obchodní firma',
    number: 'Číslo',
    address: 'Sídlo',
    founded: 'Datum zápisu',
    directors: 'Statutární orgán',
    born: 'nar.',
    printed: 'Vyhotoveno dne',
    certified: 'Výpis odpovídá zápisům platným v den vyhotovení.',
  },
}

export const wordsOf = (country: string): ExtractWords => extractWords[country] ?? english
