import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answerTie } from './answer-tie.command.ts'
import { chooseProfile } from './choose-profile.command.ts'
import { listProfiles } from './list-profiles.query.ts'
import * as contract from './profiles.contract.ts'

/** The last step of signing in: for whom. */
export const profileRoutes: readonly Endpoint[] = [
  endpoint(contract.getProfiles, async ({ house, actor }) => ({ answer: await listProfiles(house, actor) })),
  endpoint(contract.chooseProfile, async ({ house, actor, input }) => {
    const { next, session } = await chooseProfile(house, actor, input.body)
    const cookies = session && [{ name: 'session' as const, value: session.token, maxAgeSeconds: session.maxAgeSeconds }]
    return { answer: { next }, ...(cookies && { cookies }) }
  }),
  endpoint(contract.answerTie, async ({ house, actor, input }) => ({
    answer: await answerTie(house, actor, { tieId: input.params.id, accept: input.body.accept }),
  })),
]
