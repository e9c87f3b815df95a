import type postgres from 'postgres'
import type { CountryRoute } from '#server/features/countries/countries.contract.ts'

type Given = { country: string; route: CountryRoute; validFrom: string }

/** The single market with its VAT without borders: nothing here is asked about a day before it. */
const always = '1993-01-01'

const of = (countries: string, route: CountryRoute, validFrom = always): Given[] =>
  countries.split(' ').map((country) => ({ country, route, validFrom }))

/** What a new installation knows of countries (Manual FR §2.1); administrators add to it. All others go with the rest of the world. */
export const countryRuleRows: readonly Given[] = [
  ...of('AT BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK', 'vies'),
  // French territory for VAT, with French numbers.
  ...of('MC', 'vies'),
  // European Economic Area, and customs unions; VIES does not know their numbers.
  ...of('IS LI NO', 'by-hand'),
  ...of('TR SM AD', 'by-hand'),
  // Member state, then in transition; it left VIES at the end of 2020, but for the numbers of Northern Ireland (XI).
  ...of('GB', 'vies'),
  ...of('GB', 'by-hand', '2021-01-01'),
  ...of('CH', 'not-applicable'),
  ...of('BE', 'belgian'),
]

/** Puts in what is missing and leaves what is there: it may be run at every start. */
export async function fillCountryRules(sql: postgres.Sql): Promise<void> {
  // Ids from PostgreSQL: what makes ours stands among the columns, and a warm start is not to load all of Drizzle for it.
  await sql`
    insert into country_rules (id, country, route, valid_from, created_at)
    select gen_random_uuid(), country, route::country_route, "validFrom"::date, now()
    from jsonb_to_recordset(${JSON.stringify(countryRuleRows)}::text::jsonb) as given (country text, route text, "validFrom" text)
    on conflict (country, valid_from) do nothing`
}
