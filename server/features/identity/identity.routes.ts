import { endpoint, type Endpoint, type Reply } from '../../platform/http/endpoint.ts'
import { acceptInvitation } from './staff/accept-invitation.command.ts'
import type { SteppedSession } from './sign-in/advance-session.command.ts'
import { confirmOtpSetup } from './sign-in/confirm-otp-setup.command.ts'
import { getOtpSetup } from './sign-in/get-otp-setup.query.ts'
import { getSession } from './sessions/get-session.query.ts'
import * as contract from './identity.contract.ts'
import { lookInvitation } from './staff/look-invitation.query.ts'
import { resendCredentials } from './credentials/resend-credentials.command.ts'
import { setNewPassword } from './sign-in/set-new-password.command.ts'
import { signIn } from './sign-in/sign-in.command.ts'
import { signOut } from './sessions/sign-out.command.ts'
import { verifyOtp } from './sign-in/verify-otp.command.ts'

/** The doors of signing in. */
export const identityRoutes: readonly Endpoint[] = [
  endpoint(contract.signIn, async ({ house, actor, input }) => {
    const session = await signIn(house, actor, input.body)
    const answer = { next: session.next, ...(session.saferWay && { saferWay: true as const }) }
    return { answer, cookies: [sessionCookie(session)] }
  }),
  endpoint(contract.getOtpSetup, async ({ house, actor }) => ({ answer: await getOtpSetup(house, actor), headers: neverKept })),
  endpoint(contract.confirmOtpSetup, async ({ house, actor, input }) => {
    const { recoveryCodes, ...session } = await confirmOtpSetup(house, actor, input.body)
    return { answer: { next: session.next, recoveryCodes }, cookies: [sessionCookie(session)], headers: neverKept }
  }),
  endpoint(contract.verifyOtp, async ({ house, actor, input }) => stepReply(await verifyOtp(house, actor, input.body))),
  endpoint(contract.setNewPassword, async ({ house, actor, input }) => stepReply(await setNewPassword(house, actor, input.body))),
  endpoint(contract.getSession, async ({ house, actor }) => ({ answer: await getSession(house, actor) })),
  endpoint(contract.signOut, async ({ house, actor }) => {
    await signOut(house, actor)
    return { answer: {}, cookies: [{ name: 'session', value: null }] }
  }),
  endpoint(contract.resendCredentials, async ({ house, actor, input }) => ({
    answer: await resendCredentials(house, actor, { personId: input.params.id, ...input.body }),
  })),
  endpoint(contract.getInvitation, async ({ house, input }) => ({ answer: await lookInvitation(house, input.body), headers: neverKept })),
  endpoint(contract.acceptInvitation, async ({ house, actor, input }) => stepReply(await acceptInvitation(house, actor, input.body))),
]

/** Secrets are shown once: no cache on the way may keep them. */
const neverKept = { 'Cache-Control': 'no-store' }

const sessionCookie = ({ token, maxAgeSeconds }: SteppedSession) => ({ name: 'session' as const, value: token, maxAgeSeconds })

function stepReply(session: SteppedSession): Reply<{ next: SteppedSession['next'] }> {
  return { answer: { next: session.next }, cookies: [sessionCookie(session)] }
}
