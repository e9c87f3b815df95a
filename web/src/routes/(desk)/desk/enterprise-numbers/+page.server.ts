import { listNumberRequests } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { read } from '#lib/api/acts.ts'
import { problemOf } from '#lib/api/problems.ts'
import { requestQueryIn } from '#lib/features/enterprise-numbers/request-query.ts'
import type { PageServerLoad } from './$types'

const none = { items: [], nextCursor: null, total: 0, totalIsMore: false, counts: { submitted: 0, accepted: 0, numbered: 0, refused: 0 } }

export const load: PageServerLoad = async (event) => {
  const at = new Date().toISOString()
  const query = requestQueryIn(event.url)
  try {
    return { at, list: await event.locals.call(listNumberRequests, { query }), problem: null }
  } catch (thrown) {
    const problem = problemOf(thrown)
    // A search that cannot be answered is told on the page; anything else is the error page's or the sign-in's.
    if (problem?.status === 422) return { at, list: none, problem }
    return { at, list: await read(event, listNumberRequests, { query }), problem: null }
  }
}
