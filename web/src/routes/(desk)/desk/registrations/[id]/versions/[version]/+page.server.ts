import { getDeskRegistration, getSubmittedVersion } from '#server/features/registrations/registrations.contract.ts'
import { read } from '#lib/api/acts.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { id, version } = event.params
  const [record, submitted] = await Promise.all([
    read(event, getDeskRegistration, { params: { id } }),
    read(event, getSubmittedVersion, { params: { id, version } }),
  ])
  return { record, submitted }
}
