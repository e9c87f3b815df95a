import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { boxOf } from '#server/features/registrations/registration-boxes.words.ts'
import type { DeskRecord, DeskRepresentative } from '#server/features/registrations/registrations.contract.ts'
import { sexWords } from '#server/features/registrations/registrations.words.ts'
import { countryName } from '#lib/countries.ts'
import { longDay } from '#lib/dates.ts'
import { writtenEnterpriseNumber, writtenUnitNumber, writtenVatNumber } from '#lib/features/registrations/fields/country-questions.ts'
import { personOf } from '#lib/features/registrations/fields/representative-parts.ts'
import { languageName } from '#lib/languages.ts'

export type RecordField = {
  /** As the API names it in reasons: list items by their id. */
  path: string
  box: string
  name: string
  value: string
  /** What the register says of the same thing, if it says anything. */
  register?: string | undefined
  /** What VIES says of it, where the company register speaks as well. */
  vies?: string | undefined
  mailTo?: boolean
}

/** The fields of a file in the order of their boxes, with the register's word beside them. */
export function fieldsOf(record: DeskRecord, language: ScreenLanguage): { group: number; fields: RecordField[] }[] {
  const { identification, contact, company, numberCheck, registerCheck, register } = record
  const says = registerCheck?.name ? registerCheck : numberCheck
  const field = (path: string, value: string | null | undefined, more: Partial<RecordField> = {}): RecordField[] => {
    const places = path.startsWith('establishmentUnits') ? record.establishmentUnits : record.legalRepresentatives
    const known = boxOf(
      path,
      language,
      places.map((item) => item.id),
    )
    return value && known ? [{ path, box: known.box, name: known.name, value, ...more }] : []
  }
  const address = company?.address
  return [
    {
      group: 1,
      fields: [
        ...field('country', countryName(identification.country, language)),
        ...field('cbeNumber', identification.cbeNumber && writtenEnterpriseNumber(identification.cbeNumber)),
        ...field('vatNumber', identification.vatNumber && writtenVatNumber(identification.vatNumber)),
        ...field('language', languageName(record.language, language)),
      ],
    },
    {
      group: 2,
      fields: [
        ...field('contact.name', contact?.name),
        ...field('contact.email', contact?.email, { mailTo: true }),
        ...field('contact.telephone', contact?.telephone),
      ],
    },
    {
      group: 3,
      fields: [
        ...field('company.commercialName', company?.commercialName, {
          register: register?.name ?? says.name ?? undefined,
          vies: register && numberCheck.kind === 'vies' ? (numberCheck.name ?? undefined) : undefined,
        }),
        // The company register writes its parts one by one, VIES all in one text.
        ...(['street', 'number', 'box', 'postcode', 'city', 'region'] as const).flatMap((part) =>
          field(`company.address.${part}`, address?.[part], {
            register: register ? (register.address?.[part] ?? undefined) : part === 'street' ? (says.address ?? undefined) : undefined,
          }),
        ),
      ],
    },
    {
      group: 5,
      fields: record.establishmentUnits.flatMap((unit) => {
        const at = `establishmentUnits.${unit.id}`
        const street = [unit.address.street, unit.address.number, unit.address.box].filter(Boolean).join(' ')
        const city = [unit.address.postcode, unit.address.city, countryName(unit.address.country, language)].filter(Boolean).join(' ')
        const known = register?.establishmentUnits.find((one) => one.number === unit.number)
        const number = known && writtenUnitNumber(known.number)
        return [
          ...field(`${at}.name`, unit.name, { register: known && `${number} ${known.name}` }),
          ...field(`${at}.address.street`, street),
          ...field(`${at}.address.city`, city),
        ]
      }),
    },
    {
      group: 6,
      fields: record.legalRepresentatives.flatMap((representative) => {
        const person = personOf(representative)
        const at = `legalRepresentatives.${representative.id}`
        const company = representative.kind === 'company' ? representative : undefined
        const registered = representative.registered && registeredLine(representative.registered, language)
        return [
          ...field(`${at}.name`, company?.name),
          ...field(`${at}.country`, company && countryName(company.country, language)),
          ...field(`${at}.number`, company?.number),
          ...field(`${at}.niss`, person.nissMasked, registered ? { register: registered } : {}),
          ...field(`${at}.firstName`, person.firstName),
          ...field(`${at}.latinFirstName`, person.latinFirstName),
          ...field(`${at}.lastName`, person.lastName),
          ...field(`${at}.latinLastName`, person.latinLastName),
          ...field(`${at}.birthDate`, person.birthDate && longDay(person.birthDate, language)),
          ...field(`${at}.birthCountry`, person.birthCountry && countryName(person.birthCountry, language)),
          ...field(`${at}.sex`, person.sex && sexWords[person.sex][language]),
          ...field(`${at}.email`, person.email, { mailTo: true }),
        ]
      }),
    },
  ].filter((group) => group.fields.length > 0)
}

/** Somebody as the register has him; of the date as much as it knows. */
function registeredLine(
  { firstName, lastName, birthDate }: NonNullable<DeskRepresentative['registered']>,
  language: ScreenLanguage,
): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(birthDate) ? longDay(birthDate, language) : birthDate
  return [`${firstName} ${lastName}`.trim(), day].filter(Boolean).join(', ')
}

/** Whether two spellings of a name are the same but for case, accents, signs and legal forms. */
export function sameName(one: string, other: string): 'same' | 'alike' | 'different' {
  if (one.trim() === other.trim()) return 'same'
  const bare = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[\p{Diacritic}.,'’&-]/gu, '')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => !legalForms.has(word))
      .join(' ')
  return bare(one) === bare(other) ? 'alike' : 'different'
}

const legalForms = new Set(
  'sa sas sarl nv bv bvba srl sl slu gmbh ag kg ohg ltd limited llc plc inc spa oy ab as aps sro doo kft zoo sp z o lda'.split(' '),
)
