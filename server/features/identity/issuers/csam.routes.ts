import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import * as contract from './csam.contract.ts'
import { finishCsam } from './finish-csam.command.ts'
import { prepareCsam } from './prepare-csam.query.ts'

/** What is shown once, or opens a session, no cache on the way may keep. */
const neverKept = { 'Cache-Control': 'no-store' }

/** The doors of signing in by CSAM; the pages `/sign-in/csam` and its callback are what a browser sees of them. */
export const csamRoutes: readonly Endpoint[] = [
  endpoint(contract.prepareCsam, async ({ house, actor, input }) => ({
    answer: await prepareCsam(house, actor, input.body),
    headers: neverKept,
  })),
  endpoint(contract.finishCsam, async ({ house, actor, input }) => {
    const { pending, ...finished } = await finishCsam(house, actor, input.body)
    const about = { acr: pending?.means ?? null, language: pending?.language ?? null, back: pending?.back ?? null }
    if ('refused' in finished) return { answer: { next: null, refused: finished.refused, ...about }, headers: neverKept }
    const { next, token, maxAgeSeconds } = finished.session
    return {
      answer: { next, refused: null, ...about },
      cookies: [{ name: 'session', value: token, maxAgeSeconds }],
      headers: neverKept,
    }
  }),
]
