import { csamMeans, csamRefusals } from '#server/features/identity/issuers/csam.contract.ts'
import { backIn } from '#lib/features/identity/after-step.ts'
import type { PageServerLoad } from './$types'

const reasons = [...csamRefusals, 'too-many'] as const

/** Whatever else stands in the address is a sign-in that is over: the page never shows what somebody wrote there. */
export const load: PageServerLoad = ({ url }) => ({
  why: reasons.find((one) => one === url.searchParams.get('why')) ?? 'expired',
  acr: csamMeans.find((one) => one === url.searchParams.get('acr')) ?? 'eid',
  back: backIn(url),
})
