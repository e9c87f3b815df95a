import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import * as contract from './account.contract.ts'
import { askEmailChange } from './ask-email-change.command.ts'
import { beginPhone } from './begin-phone.command.ts'
import { changeAccount } from './change-account.command.ts'
import { changeOwnPassword } from './change-own-password.command.ts'
import { confirmEmailChange } from './confirm-email-change.command.ts'
import { confirmPhone } from './confirm-phone.command.ts'
import { endOtherSessions } from '../sessions/end-other-sessions.command.ts'
import { endOwnSession } from '../sessions/end-own-session.command.ts'
import { getPhoneSetup } from './get-phone-setup.query.ts'
import { listOwnSessions } from '../sessions/list-own-sessions.query.ts'
import { listSignIns } from '../sessions/list-sign-ins.query.ts'
import { lookEmailChange } from './look-email-change.query.ts'
import { lookSessionEnd } from '../sessions/look-session-end.query.ts'
import { removePhone } from './remove-phone.command.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.command.ts'
import { showAccount } from './show-account.query.ts'

/** Secrets are shown once: no cache on the way may keep them. */
const neverKept = { 'Cache-Control': 'no-store' }

/** The doors of one's own account and its sessions. */
export const accountRoutes: readonly Endpoint[] = [
  endpoint(contract.getAccount, async ({ house, actor }) => ({ answer: await showAccount(house, actor) })),
  endpoint(contract.changeAccount, async ({ house, actor, input }) => ({ answer: await changeAccount(house, actor, input.body) })),
  endpoint(contract.askEmailChange, async ({ house, actor, input }) => {
    await askEmailChange(house, actor, input.body)
    return { answer: {} }
  }),
  endpoint(contract.lookEmailChange, async ({ house, actor, input }) => {
    const { email } = await lookEmailChange(house, actor, input.body)
    return { answer: { email }, headers: neverKept }
  }),
  endpoint(contract.confirmEmailChange, async ({ house, actor, input }) => ({
    answer: await confirmEmailChange(house, actor, input.body),
  })),
  endpoint(contract.changeOwnPassword, async ({ house, actor, input }) => {
    await changeOwnPassword(house, actor, input.body)
    return { answer: {} }
  }),
  endpoint(contract.beginPhone, async ({ house, actor, input }) => ({
    answer: await beginPhone(house, actor, input.body),
    headers: neverKept,
  })),
  endpoint(contract.getPhoneSetup, async ({ house, actor }) => ({ answer: await getPhoneSetup(house, actor), headers: neverKept })),
  endpoint(contract.confirmPhone, async ({ house, actor, input }) => ({ answer: await confirmPhone(house, actor, input.body) })),
  endpoint(contract.removePhone, async ({ house, actor, input }) => ({
    answer: await removePhone(house, actor, { phoneId: input.params.id, ...input.body }),
  })),
  endpoint(contract.renewRecoveryCodes, async ({ house, actor, input }) => ({
    answer: await renewRecoveryCodes(house, actor, input.body),
    headers: neverKept,
  })),
  endpoint(contract.listOwnSessions, async ({ house, actor }) => ({ answer: { items: await listOwnSessions(house, actor) } })),
  endpoint(contract.endOwnSession, async ({ house, actor, input }) => {
    await endOwnSession(house, actor, { sessionId: input.params.id })
    return { answer: {} }
  }),
  endpoint(contract.endOtherSessions, async ({ house, actor }) => ({ answer: await endOtherSessions(house, actor) })),
  endpoint(contract.listSignIns, async ({ house, actor, input }) => ({ answer: await listSignIns(house, actor, input.query) })),
  endpoint(contract.lookSessionEnd, async ({ house, actor }) => ({ answer: await lookSessionEnd(house, actor) })),
  endpoint(contract.extendSession, async ({ house, actor }) => ({ answer: await lookSessionEnd(house, actor) })),
]
