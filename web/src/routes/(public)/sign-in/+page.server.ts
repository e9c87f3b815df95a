import { agencyRefusals, getSignInWays } from '#server/features/identity/issuers/agency.contract.ts'
import { signIn, type SignInStep } from '#server/features/identity/identity.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { toStep, toStepAfterPassword } from '#lib/features/identity/after-step.ts'
import type { Actions, PageServerLoad } from './$types'

const reasons = [...agencyRefusals, 'too-many'] as const

export const load: PageServerLoad = async (event) => {
  const { actor } = event.locals
  if (actor.kind === 'staff' || actor.kind === 'person') toStep(event, 'done')
  if (actor.kind === 'half-signed-in') toStep(event, actor.next as SignInStep)
  const { searchParams } = event.url
  const ways = await event.locals.call(getSignInWays, {})
  /** Whatever else stands there is not shown. */
  const why = reasons.find((one) => one === searchParams.get('why'))
  return { signedOut: searchParams.has('out'), wanted: searchParams.has('back'), ways, why }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const username = text(form, 'username')
    const entered = await act(event, signIn, { body: { username, password: text(form, 'password') } })
    // A password is never sent back to the page.
    if (!entered.ok) return refuse(entered.problem, { username })
    toStepAfterPassword(event, entered.answer)
  },
}
