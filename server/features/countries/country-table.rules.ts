import type { CountryRoute, RuleState } from './countries.contract.ts'

/** From this day on the country goes this way, until a later rule of the same country begins. */
export type CountryRule = { country: string; route: CountryRoute; validFrom: string }

/** The table as it is read on a day (YYYY-MM-DD, Brussels): what decides is data, never the code. */
export type CountryTable = { rules: readonly CountryRule[]; day: string }

/** The rule that holds for a country on a day: the newest that has begun. */
export function ruleOn<Rule extends CountryRule>(rules: readonly Rule[], country: string, day: string): Rule | undefined {
  let found: Rule | undefined
  for (const rule of rules) {
    if (rule.country !== country || rule.validFrom > day) continue
    if (found === undefined || rule.validFrom > found.validFrom) found = rule
  }
  return found
}

/** Which road a country takes (Manual FR §2.1). One that stands in no rule goes with the rest of the world. */
export function routeOf({ rules, day }: CountryTable, country: string): CountryRoute {
  return ruleOn(rules, country, day)?.route ?? 'enterprise-number'
}

/** Whether a rule is over, holds, or is still to come on a day. */
export function stateOn(rules: readonly CountryRule[], rule: CountryRule, day: string): RuleState {
  if (rule.validFrom > day) return 'coming'
  return ruleOn(rules, rule.country, day)?.validFrom === rule.validFrom ? 'present' : 'past'
}

/** Which numbers each road asks for; what may be absent although asked is the United Kingdom's matter alone. */
export function questionsOf(route: CountryRoute): {
  vatNumber: 'required' | 'optional' | 'not-asked'
  cbeNumber: 'required' | 'optional' | 'not-asked'
} {
  switch (route) {
    case 'vies':
    case 'by-hand':
      return { vatNumber: 'required', cbeNumber: 'optional' }
    case 'not-applicable':
      // Manual FR §2.1: the check is not applicable for Swiss companies, so the number is welcome and not needed.
      return { vatNumber: 'optional', cbeNumber: 'optional' }
    case 'enterprise-number':
      return { vatNumber: 'not-asked', cbeNumber: 'required' }
    case 'belgian':
      return { vatNumber: 'not-asked', cbeNumber: 'not-asked' }
  }
}

/** Only the United Kingdom has a way without VAT number (S32), and only where one would be asked. */
export function mayBeWithoutVatNumber(country: string, route: CountryRoute): boolean {
  return country === 'GB' && questionsOf(route).vatNumber === 'required'
}

/** What is wrong with a new rule: Belgium keeps its door, and what has begun is not rewritten. */
export function ruleFaults(rule: CountryRule, today: string): { path: string; code: string }[] {
  const faults: { path: string; code: string }[] = []
  if (rule.country === 'BE') faults.push({ path: 'country', code: 'belgium-has-its-own-door' })
  if (rule.validFrom < today) faults.push({ path: 'validFrom', code: 'day-has-passed' })
  return faults
}
