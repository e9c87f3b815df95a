import { createHash, randomBytes } from 'node:crypto'
import express, { type Response } from 'express'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { simulatedCsamClient } from '#server/platform/config-table.ts'
import { personFrom } from './believable.ts'
import { BoundedMap } from './bounded-map.ts'
import { csamDenials, csamShown, csamWays, type CsamShown, type CsamWay } from './csam-cards.ts'
import { csamPage } from './csam-pages.ts'
import { faultGate } from './fault-gate.ts'
import { notingRequests } from './request-log.ts'
import type { SeededPerson } from './seeded-numbers.ts'
import { createSimulatedIssuer, sendForm, type Asked, type IssuerWords } from './simulated-issuer.ts'
import type { Simulator, SimulatorTools } from './simulator.ts'

/** The federal authentication service (CSAM/FAS): a true OpenID Connect issuer, with a page instead of card and app. */
export const csamSimulator = { name: 'csam', create: createCsamSimulator }

const path = '/csam'

/** Who signed in, under the opaque name that tokens call him by. */
type Known = { nationalNumber: string; surname: string; givenName: string; language: string; shown: CsamShown }

function createCsamSimulator(tools: SimulatorTools): Simulator {
  const known = new BoundedMap<string, Known>(10_000)
  const named = new BoundedMap<string, SeededPerson>(1_000)
  const router = express.Router()
  const issuer = createSimulatedIssuer({
    path,
    callback: '/sign-in/csam/callback',
    client: simulatedCsamClient,
    scope: 'openid profile egovnrn',
    signedUserinfo: true,
    configuration: configurationOf(known),
  })

  router.use(notingRequests(tools.requests))
  router.use(
    faultGate(tools, {
      usualCode: 'temporarily_unavailable',
      answer: (code) => ({ status: code === 'invalid_grant' ? 400 : 503, body: { error: code } }),
    }),
  )

  router.get('/interaction/:uid', async (request, response) => {
    const asked = await issuer.asked(request, response)
    if (asked) showPage(response, asked)
  })

  router.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '8kb' }), async (request, response) => {
    const asked = await issuer.asked(request, response)
    if (!asked) return
    const given = (request.body ?? {}) as Record<string, unknown>
    const way = csamWays.find((one) => one === given['way']) ?? usualWay(asked)
    if (way === 'cancelled' || way === 'wrong-pin' || way === 'card-blocked') {
      return issuer.finish(request, response, { error: 'access_denied', error_description: csamDenials[way].description })
    }
    const typed = typeof given['number'] === 'string' ? given['number'] : ''
    const text = typeof given['who'] === 'string' && given['who'] !== 'other' ? given['who'] : typed
    const number = parseNiss(text, new Date().toISOString().slice(0, 10))
    if (!number.ok) {
      const fault = 'This is no national number: eleven digits with good check digits.'
      return showPage(response.status(422), asked, { typed: text, fault })
    }
    const shown = csamShown[way]
    const accountId = subjectOf(number.digits, way)
    known.set(accountId, { ...personOf(number.digits, number.sex), nationalNumber: number.digits, language: asked.language, shown })
    await issuer.finish(request, response, { login: { accountId, acr: shown.acr, amr: [shown.amr], remember: false } })
  })

  router.use(issuer.handler)

  function showPage(response: Response, asked: Asked, wrong: { typed?: string; fault?: string } = {}): void {
    sendForm(response, asked.origin, csamPage({ action: asked.action, usual: usualWay(asked), persons: persons(), ...wrong }))
  }

  function persons(): SeededPerson[] {
    return [...named.values(), ...tools.persons()].slice(0, 12)
  }

  function personOf(digits: string, sex: 'F' | 'M' | undefined): Pick<Known, 'surname' | 'givenName'> {
    const found = persons().find(({ nationalNumber }) => nationalNumber === digits)
    if (found) return found
    const { surname, givenNames } = personFrom(digits, sex)
    return { surname, givenName: givenNames.join(' ') }
  }

  return {
    name: 'csam',
    path,
    title: 'CSAM',
    about: 'The federal sign-in by eID and itsme: an OpenID Connect issuer with signed user data. Who signs in is chosen on its page.',
    tries: [`${path}/.well-known/openid-configuration`],
    router,
    putNumber(number, entry) {
      const parsed = parseNiss(number, new Date().toISOString().slice(0, 10))
      if (!parsed.ok) return false
      const words = (entry.name ?? 'Somebody Named').split(/\s+/)
      const person = { givenName: words.slice(0, -1).join(' '), surname: words.at(-1) ?? '', company: 'as set' }
      if (entry.state === 'known') named.set(parsed.digits, { ...person, nationalNumber: parsed.digits })
      else named.delete(parsed.digits)
      return true
    },
  }
}

const usualWay = ({ acr }: Asked): CsamWay => (acr.includes('Level450') ? 'itsme' : 'eid')

/** Always the same for the same person and card, and tells nothing of the number. */
function subjectOf(digits: string, way: CsamWay): string {
  return createHash('sha256').update(`${subjectSalt} ${digits} ${way}`).digest('base64url')
}
const subjectSalt = randomBytes(16).toString('hex')

/** Names and paths of the federal service: `egovNRN` comes with the scope `egovnrn`, and user data as a signed JWT. */
function configurationOf(known: BoundedMap<string, Known>): IssuerWords {
  return {
    routes: {
      authorization: '/authorize',
      token: '/access_token',
      userinfo: '/userinfo',
      jwks: '/connect/jwk_uri',
    },
    acrValues: [...new Set([...Object.values(csamShown).map(({ acr }) => acr), 'urn:be:fedict:iam:fas:citizen:Level100'])],
    claims: {
      // In the ID token, beside the person's data in the signed answer of userinfo.
      openid: ['sub', 'acr', 'amr'],
      profile: ['surname', 'givenName', 'mail', 'prefLanguage', 'roles', 'fedid', 'assurance_level'],
      egovnrn: ['egovNRN'],
    },
    features: { jwtUserinfo: { enabled: true } },
    async findAccount(_context, accountId) {
      const person = known.get(accountId)
      if (!person) return undefined
      const { nationalNumber, surname, givenName, language, shown } = person
      return {
        accountId,
        claims: async () => ({
          sub: accountId,
          surname,
          givenName,
          mail: `${givenName}.${surname}@example.be`.toLowerCase().replace(/[^a-z.@]/g, ''),
          prefLanguage: language,
          roles: [...shown.roles],
          fedid: accountId.slice(0, 16),
          assurance_level: shown.assuranceLevel,
          egovNRN: nationalNumber,
        }),
      }
    },
  }
}
