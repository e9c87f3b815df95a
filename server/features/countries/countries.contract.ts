import * as z from 'zod/mini'
import { describeEndpoint, listOf } from '../../platform/http/endpoint.contract.ts'
import { countryCode, oneLine } from '../companies/companies.contract.ts'

/**
 * Which road a country of the registered office takes (Manual FR §2.1): numbers asked from VIES, confirmed by a person,
 * checked by nobody (Switzerland), or a Belgian enterprise number instead. Belgium has a door of its own.
 */
export const countryRoutes = ['vies', 'by-hand', 'not-applicable', 'enterprise-number', 'belgian'] as const
export type CountryRoute = (typeof countryRoutes)[number]

/** What a country may be given: Belgium's own door is no road for another one. */
export const choosableRoutes = ['vies', 'by-hand', 'not-applicable', 'enterprise-number'] as const

/** Where a rule stands on a day: a later one has taken its place, it holds, or its day is still to come. */
export const ruleStates = ['past', 'present', 'coming'] as const
export type RuleState = (typeof ruleStates)[number]

/** What a form has to know of a country: which questions it asks, and how the number begins. */
export const countryQuestions = z.object({
  route: z.enum(countryRoutes),
  /** What stands before the VAT number and need not be typed; null where none is asked. */
  vatPrefix: z.nullable(z.string()),
  vatNumber: z.enum(['required', 'optional', 'not-asked']),
  /** Only the United Kingdom has a way without VAT number (S32). */
  mayBeWithoutVatNumber: z.boolean(),
  cbeNumber: z.enum(['required', 'optional', 'not-asked']),
})
export type CountryQuestions = z.infer<typeof countryQuestions>

const countryLine = z.extend(countryQuestions, { country: z.string() })

export const listCountries = describeEndpoint({
  name: 'listCountries',
  method: 'GET',
  path: '/countries',
  summary: 'What a registration asks of each country today; a country that is not listed goes as `elsewhere` says',
  tag: 'Registering',
  gate: 'anyone',
  answer: z.extend(listOf(countryLine), { elsewhere: countryQuestions }),
})
export type CountryList = z.infer<typeof listCountries.answer>

export const countryRuleView = z.object({
  id: z.string(),
  country: z.string(),
  route: z.enum(countryRoutes),
  validFrom: z.string(),
  state: z.enum(ruleStates),
  note: z.nullable(z.string()),
  /** Null for what came with the product. */
  by: z.nullable(z.object({ id: z.string(), name: z.string() })),
  addedAt: z.string(),
})
export type CountryRuleView = z.infer<typeof countryRuleView>

export const listCountryRules = describeEndpoint({
  name: 'listCountryRules',
  method: 'GET',
  path: '/desk/countries',
  summary: 'The country table with its history and what is to come',
  tag: 'Desk',
  gate: 'staff',
  answer: z.extend(listOf(countryRuleView), {
    /** The day in Brussels by which past, present and coming are told apart. */
    today: z.string(),
    abilities: z.array(z.enum(['addRule'])),
  }),
  errors: ['not-signed-in', 'not-allowed'],
})
export type CountryRuleList = z.infer<typeof listCountryRules.answer>

export const addCountryRule = describeEndpoint({
  name: 'addCountryRule',
  method: 'POST',
  path: '/desk/countries',
  summary: 'Let a country take another road from a day on; what was checked before stays as it was checked',
  tag: 'Desk',
  gate: 'staff',
  status: 201,
  body: z.object({
    country: countryCode,
    route: z.enum(choosableRoutes),
    validFrom: z.iso.date(),
    note: z.string().check(z.trim(), z.normalize('NFC'), z.minLength(5), z.maxLength(300), z.regex(oneLine)),
  }),
  answer: countryRuleView,
  errors: ['not-signed-in', 'not-allowed', 'invalid-input'],
})
