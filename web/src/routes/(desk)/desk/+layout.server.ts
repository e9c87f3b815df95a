import { listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'
import { getSession } from '#server/features/identity/identity.contract.ts'
import { read } from '#lib/api/acts.ts'
import { problemOf } from '#lib/api/problems.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { actor } = event.locals
  // Whoever is not signed in, or not wholly, is sent to the page that mends it.
  const session = await read(event, getSession, {})
  const counts = await event.locals
    .call(listDeskRegistrations, { query: { limit: 1 } })
    .then((list) => list.counts)
    .catch((thrown: unknown) => {
      // Inspectors and finance have a desk, but not this queue.
      if (problemOf(thrown)?.code !== 'not-allowed') throw thrown
      return null
    })
  return { counts, me: actor.kind === 'staff' ? { id: actor.accountId, name: actor.name } : { id: '', name: session.person.name } }
}
