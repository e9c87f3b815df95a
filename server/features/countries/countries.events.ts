import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { countryRoutes } from './countries.contract.ts'

/** A country takes another road from a day on. */
export const countryRuleAdded = defineEvent('country-rule.added', {
  subject: 'country-rule',
  payload: z.object({ country: z.string(), route: z.enum(countryRoutes), validFrom: z.iso.date() }),
})

export const countryEvents = [countryRuleAdded] as const
