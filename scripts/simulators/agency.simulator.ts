import { createHash } from 'node:crypto'
import express, { type Response } from 'express'
import { demoStaff } from '#db/demo/staff.ts'
import { simulatedStaffClient } from '#server/platform/config-table.ts'
import { agencyPage, agencyWays } from './agency-pages.ts'
import { BoundedMap } from './bounded-map.ts'
import { faultGate } from './fault-gate.ts'
import { notingRequests } from './request-log.ts'
import { createSimulatedIssuer, sendForm, type Asked, type IssuerWords } from './simulated-issuer.ts'
import type { Simulator, SimulatorTools } from './simulator.ts'

/** Where the agency's own people sign in to everything they use: an OpenID Connect issuer, as Keycloak or Entra ID is one. */
export const agencySimulator = { name: 'agency', create: createAgencySimulator }

const path = '/agency'

type Known = { email: string; confirmed: boolean }

function createAgencySimulator(tools: SimulatorTools): Simulator {
  const known = new BoundedMap<string, Known>(10_000)
  const router = express.Router()
  const issuer = createSimulatedIssuer({
    path,
    callback: '/sign-in/agency/callback',
    client: simulatedStaffClient,
    scope: 'openid email',
    configuration: configurationOf(known),
  })

  router.use(notingRequests(tools.requests))
  router.use(faultGate(tools, { usualCode: 'temporarily_unavailable', answer: (code) => ({ status: 503, body: { error: code } }) }))

  router.get('/interaction/:uid', async (request, response) => {
    const asked = await issuer.asked(request, response)
    if (asked) showPage(response, asked)
  })

  router.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '8kb' }), async (request, response) => {
    const asked = await issuer.asked(request, response)
    if (!asked) return
    const given = (request.body ?? {}) as Record<string, unknown>
    const way = agencyWays.find((one) => one === given['way']) ?? 'both'
    if (way === 'cancelled') return issuer.finish(request, response, { error: 'access_denied', error_description: 'cancelled' })
    const typed = typeof given['address'] === 'string' ? given['address'].trim() : ''
    const email = typeof given['who'] === 'string' && given['who'] !== 'other' ? given['who'] : typed
    if (!/^\S+@\S+$/.test(email)) return showPage(response.status(422), asked, { typed, fault: 'This is no e-mail address.' })
    // Whoever’s address changed, or went to somebody else, stays the subject he was: a program may say which.
    const accountId = subjectOf(typeof given['subject'] === 'string' && given['subject'] !== '' ? given['subject'] : email)
    known.set(accountId, { email, confirmed: way !== 'unconfirmed' })
    await issuer.finish(request, response, { login: { accountId, amr: way === 'password' ? ['pwd'] : ['pwd', 'otp'], remember: false } })
  })

  router.use(issuer.handler)

  function showPage(response: Response, asked: Asked, wrong: { typed?: string; fault?: string } = {}): void {
    sendForm(response, asked.origin, agencyPage({ action: asked.action, people: demoStaff, ...wrong }))
  }

  return {
    name: 'agency',
    path,
    title: 'The agency’s sign-in',
    about: 'Where the agency’s own people sign in: an OpenID Connect issuer. Who signs in is chosen on its page.',
    tries: [`${path}/.well-known/openid-configuration`],
    router,
  }
}

/** Always the same for the same person, also after a new start: the portal remembers it. */
const subjectOf = (who: string): string => createHash('sha256').update(`simulated agency ${who.toLowerCase()}`).digest('base64url')

/** How somebody was proven stands in the ID token, the address in userinfo, as most issuers have it. */
function configurationOf(known: BoundedMap<string, Known>): IssuerWords {
  return {
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    async findAccount(_context, accountId) {
      const person = known.get(accountId)
      if (!person) return undefined
      return { accountId, claims: async () => ({ sub: accountId, email: person.email, email_verified: person.confirmed }) }
    },
  }
}
