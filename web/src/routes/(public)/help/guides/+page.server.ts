import { listGuides } from '#server/features/help/guides.contract.ts'
import { read } from '#lib/api/acts.ts'
import type { PageServerLoad } from './$types'

// Only read: no script, so that it is there at once on a slow phone.
export const csr = false

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, listGuides, {})
  const audiences = [...new Set(items.map(({ audience }) => audience))]
  return {
    guides: audiences.map((audience) => ({ audience, editions: items.filter((guide) => guide.audience === audience) })),
  }
}
