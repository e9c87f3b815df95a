import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import * as contract from './account-help.contract.ts'
import { lookAtAccount } from './look-at-account.command.ts'
import { mailAccountLink } from './mail-account-link.command.ts'

/** The doors of support for who cannot help himself. */
export const accountHelpRoutes: readonly Endpoint[] = [
  endpoint(contract.lookAtAccount, async ({ house, actor, input }) => ({
    answer: { account: await lookAtAccount(house, actor, input.body) },
    // How somebody's account stands is nothing for a cache on the way.
    headers: { 'Cache-Control': 'no-store' },
  })),
  endpoint(contract.mailAccountLink, async ({ house, actor, input }) => ({ answer: await mailAccountLink(house, actor, input.body) })),
]
