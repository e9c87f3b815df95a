import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** ISO 3166-1 alpha-2. */
const codes = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF ' +
  'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH ' +
  'GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW ' +
  'KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG ' +
  'NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN ' +
  'SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ' +
  'ZA ZM ZW'
).split(' ')

const names = new Map<ScreenLanguage, Intl.DisplayNames>()

/** A country's name in a language; the code itself where it is none. */
export function countryName(code: string, language: ScreenLanguage): string {
  let known = names.get(language)
  if (known === undefined) names.set(language, (known = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })))
  return /^[A-Z]{2}$/.test(code) ? (known.of(code) ?? code) : code
}

type CountryOption = { readonly value: string; readonly label: string }
const options = new Map<ScreenLanguage, readonly CountryOption[]>()

/** Every country by its name, as a list to choose from; sorted once a language, since every filter has one. */
export function countryOptions(language: ScreenLanguage): readonly CountryOption[] {
  const known = options.get(language)
  if (known) return known
  const byName = new Intl.Collator(language)
  const sorted = codes.map((value) => ({ value, label: countryName(value, language) })).sort((a, b) => byName.compare(a.label, b.label))
  options.set(language, sorted)
  return sorted
}
