import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { boxOf } from '#server/features/registrations/registration-boxes.words.ts'
import type { ChangeView, RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { representativeKindWords, sexWords } from '#server/features/registrations/registrations.words.ts'
import { countryName } from '#lib/countries.ts'
import { longDay } from '#lib/dates.ts'
import { languageName } from '#lib/languages.ts'
import { m } from '#lib/words.ts'
import { writtenEnterpriseNumber, writtenVatNumber } from './country-questions.ts'

export type ChangeRow = { path: string; box: string; name: string; kind: ChangeView['kind']; before: string; after: string }

type Lists = Pick<RegistrationView, 'establishmentUnits' | 'legalRepresentatives'>

/** Differences as rows with box number, name, and both values in words; in the order of the boxes. */
export function changeRows(changes: readonly ChangeView[], lists: Lists, language: ScreenLanguage): ChangeRow[] {
  return changes
    .map((change) => {
      const known = boxOfChange(change.path, lists, language)
      const said = (value: string | null) => (value === null ? '' : saidAs(change.path, value, language))
      return { path: change.path, kind: change.kind, ...known, before: said(change.before), after: said(change.after) }
    })
    .sort((one, other) => one.box.localeCompare(other.box, 'en', { numeric: true }))
}

/** An item that is no longer there has no place, so it goes by its list. */
function boxOfChange(path: string, lists: Lists, language: ScreenLanguage): { box: string; name: string } {
  const list = path.startsWith('establishmentUnits') ? 'establishmentUnits' : 'legalRepresentatives'
  const places = lists[list].map((item) => item.id)
  const bare = path.replace(/^identification\./, '')
  return boxOf(bare, language, places) ?? boxOf(bare.split('.')[0] ?? '', language) ?? { box: '', name: '' }
}

/** A value as the forms show it: codes in words, numbers and days as they are written. */
function saidAs(path: string, value: string, language: ScreenLanguage): string {
  const field = path.split('.').at(-1) ?? ''
  switch (field) {
    case 'country':
    case 'birthCountry':
      return countryName(value, language)
    case 'birthDate':
      return longDay(value, language)
    case 'kind':
      return value === 'person' || value === 'company' ? representativeKindWords[value][language] : value
    case 'sex':
      return value === 'F' || value === 'M' || value === 'X' ? sexWords[value][language] : value
    case 'language':
      return value === 'nl' || value === 'fr' || value === 'en' ? languageName(value, language) : value
    case 'vatNumber':
      return writtenVatNumber(value)
    case 'cbeNumber':
      return writtenEnterpriseNumber(value)
    case 'withoutVatNumber':
      return value === 'true' ? m.yes() : m.no()
    default:
      return value
  }
}
