import { error } from '@sveltejs/kit'
import type { PageLoad } from './$types'

/** Says only what the address says: a reference opens nothing, and whether it exists is nobody's business here. */
export const load: PageLoad = ({ params }) => {
  if (!/^E-\d{4}-\d{5,9}$/.test(params.reference)) error(404)
  return { reference: params.reference }
}
