import * as z from 'zod/mini'
import type { House } from '../../../platform/house.ts'
import { unsealHelp } from '../identity-keys.ts'
import type { HelpRequestRow } from './help-requests.repository.ts'

const told = z.object({ niss: z.string(), name: z.string(), email: z.string(), message: z.string() })
export type HelpTold = z.infer<typeof told>

/** What somebody told support, opened. A part of the acts of support and of the job that answers. */
export function helpTold(house: House, { id, told: sealed }: Pick<HelpRequestRow, 'id' | 'told'>): HelpTold {
  return told.parse(JSON.parse(unsealHelp(house.config.keys, id, sealed)))
}
