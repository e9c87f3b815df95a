import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** What helps those who build the product does not exist in production, like `/dev/mails`. */
export const load: PageServerLoad = ({ locals, url }) => {
  if (!locals.demo) error(404)
  return {
    density: url.searchParams.get('density') === 'desk' ? ('desk' as const) : ('portal' as const),
    motion: url.searchParams.get('motion') === 'less' ? ('less' as const) : ('full' as const),
  }
}
