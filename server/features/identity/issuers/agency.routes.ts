import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import * as contract from './agency.contract.ts'
import { finishAgency } from './finish-agency.command.ts'
import { getSignInWays } from '../sign-in/get-sign-in-ways.query.ts'
import { prepareAgency } from './prepare-agency.query.ts'

/** What is shown once, or opens a session, no cache on the way may keep. */
const neverKept = { 'Cache-Control': 'no-store' }

/** The doors of signing in at the agency's own issuer; the pages `/sign-in/agency` and its callback are what a browser sees. */
export const agencyRoutes: readonly Endpoint[] = [
  endpoint(contract.getSignInWays, async ({ house, actor }) => ({ answer: await getSignInWays(house, actor) })),
  endpoint(contract.prepareAgency, async ({ house, actor, input }) => ({
    answer: await prepareAgency(house, actor, input.body),
    headers: neverKept,
  })),
  endpoint(contract.finishAgency, async ({ house, actor, input }) => {
    const { pending, ...finished } = await finishAgency(house, actor, input.body)
    const about = { language: pending?.language ?? null, back: pending?.back ?? null }
    if ('refused' in finished) return { answer: { next: null, refused: finished.refused, ...about }, headers: neverKept }
    const { next, token, maxAgeSeconds } = finished.session
    return { answer: { next, refused: null, ...about }, cookies: [{ name: 'session', value: token, maxAgeSeconds }], headers: neverKept }
  }),
]
