import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { companyRoles } from '../companies/companies.contract.ts'

const tie = z.object({ personId: z.uuid(), role: z.enum(companyRoles) })

export const tieAccepted = defineEvent('company.tie-accepted', { subject: 'company', payload: tie })
export const tieRefused = defineEvent('company.tie-refused', { subject: 'company', payload: tie })

export const profileEvents = [tieAccepted, tieRefused] as const
