import { redirect } from '@sveltejs/kit'
import { listCards } from '#server/features/cards/cards.contract.ts'
import { listHelpRequests } from '#server/features/identity/help-requests/help-requests.contract.ts'
import { listJobs } from '#server/features/jobs/jobs.contract.ts'
import { listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'
import { getSession } from '#server/features/identity/identity.contract.ts'
import { read, signInPath } from '#lib/api/acts.ts'
import { problemOf } from '#lib/api/problems.ts'
import { inLanguage } from '#lib/languages.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { actor } = event.locals
  // Whoever is not signed in, or not wholly, is sent to the page that mends it.
  const session = await read(event, getSession, {})
  if (session.next !== 'done') redirect(303, inLanguage(event.locals.language, signInPath(session.next)))
  // Inspectors and finance have a desk, but not all of its places.
  const unlessClosed = (thrown: unknown) => {
    if (problemOf(thrown)?.code !== 'not-allowed') throw thrown
    return null
  }
  const query = { limit: 1 }
  const administers = session.roles.includes('administrator')
  const [counts, cards, givenUp, questions] = await Promise.all([
    event.locals.call(listDeskRegistrations, { query }).then((list) => list.counts, unlessClosed),
    event.locals.call(listCards, { query }).then((list) => list.counts['open'] ?? 0, unlessClosed),
    event.locals.call(listJobs, { query }).then((list) => list.total, unlessClosed),
    administers ? event.locals.call(listHelpRequests, { query }).then((list) => list.total) : null,
  ])
  return {
    counts,
    cards,
    givenUp,
    questions,
    administers,
    me: actor.kind === 'staff' ? { id: actor.accountId, name: actor.name } : { id: '', name: session.person.name },
  }
}
