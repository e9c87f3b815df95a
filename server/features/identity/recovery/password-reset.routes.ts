import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { lookPasswordReset } from './look-password-reset.query.ts'
import * as contract from './password-reset.contract.ts'
import { requestPasswordReset } from './request-password-reset.command.ts'
import { usePasswordReset } from './use-password-reset.command.ts'

/** The doors of who has forgotten a password or has a new phone. */
export const passwordResetRoutes: readonly Endpoint[] = [
  endpoint(contract.requestPasswordReset, async ({ house, actor, input }) => {
    await requestPasswordReset(house, actor, input.body)
    return { answer: {} }
  }),
  endpoint(contract.lookPasswordReset, async ({ house, input }) => ({
    answer: await lookPasswordReset(house, input.params),
    headers: { 'Cache-Control': 'no-store' },
  })),
  endpoint(contract.usePasswordReset, async ({ house, actor, input }) => {
    const begun = await usePasswordReset(house, actor, input.params)
    if (begun === 'approval') return { answer: { next: begun } }
    const { next, token, maxAgeSeconds } = begun
    return { answer: { next }, cookies: [{ name: 'session', value: token, maxAgeSeconds }] }
  }),
]
