import { getOwnCompany } from '#server/features/companies/own-company.contract.ts'
import { read } from '#lib/api/acts.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ company: await read(event, getOwnCompany, {}) })
