import type { CountryRuleView } from '#server/features/countries/countries.contract.ts'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { countryName } from '#lib/countries.ts'

/** A country with the rule that holds, what is to come (soonest first) and what was before (newest first). */
export type CountryLine = {
  country: string
  name: string
  present: CountryRuleView | undefined
  coming: CountryRuleView[]
  past: CountryRuleView[]
}

/** The table country by country, in the order of the reader's alphabet. */
export function countryLines(rules: readonly CountryRuleView[], language: ScreenLanguage): CountryLine[] {
  const byName = new Intl.Collator(language)
  return [...Map.groupBy(rules, (rule) => rule.country)]
    .map(([country, own]) => ({
      country,
      name: countryName(country, language),
      present: own.find((rule) => rule.state === 'present'),
      coming: own.filter((rule) => rule.state === 'coming'),
      past: own.filter((rule) => rule.state === 'past').toReversed(),
    }))
    .toSorted((one, other) => byName.compare(one.name, other.name))
}
