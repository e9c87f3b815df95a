import { createHash, generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import express, { type Request, type Response } from 'express'
import { Provider, type Client, type Configuration, type InteractionResults, type JWK } from 'oidc-provider'
import { parseNiss } from '#server/features/identity/niss.rules.ts'
import { simulatedCsamClient } from '#server/platform/config-table.ts'
import { isLoopbackUrl } from '#server/platform/config-settings.ts'
import { personFrom } from './believable.ts'
import { BoundedMap } from './bounded-map.ts'
import { csamDenials, csamShown, csamWays, type CsamShown, type CsamWay } from './csam-cards.ts'
import { csamMemory } from './csam-memory.ts'
import { csamFaultPage, csamPage } from './csam-pages.ts'
import { faultGate } from './fault-gate.ts'
import { pagePolicy } from './html.ts'
import { notingRequests } from './request-log.ts'
import type { SeededPerson } from './seeded-numbers.ts'
import type { Simulator, SimulatorTools } from './simulator.ts'

/** The federal authentication service (CSAM/FAS): a true OpenID Connect issuer, with a page instead of card and app. */
export const csamSimulator = { name: 'csam', create: createCsamSimulator }

const path = '/csam'
const callback = '/sign-in/csam/callback'

/** Who signed in, under the opaque name that tokens call him by. */
type Known = { nationalNumber: string; surname: string; givenName: string; language: string; shown: CsamShown }

function createCsamSimulator(tools: SimulatorTools): Simulator {
  const known = new BoundedMap<string, Known>(10_000)
  const named = new BoundedMap<string, SeededPerson>(1_000)
  const router = express.Router()
  let provider: Promise<Provider> | undefined
  // The address is known with the first request: a test listens wherever a port is free.
  const providerFor = (request: Request) => (provider ??= openProvider(request.socket.localPort ?? 0, known))

  router.use(notingRequests(tools.requests))
  router.use(
    faultGate(tools, {
      usualCode: 'temporarily_unavailable',
      answer: (code) => ({ status: code === 'invalid_grant' ? 400 : 503, body: { error: code } }),
    }),
  )

  router.get('/interaction/:uid', async (request, response) => {
    const asked = await interactionOf(request, response)
    if (asked) showPage(response, asked)
  })

  router.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '8kb' }), async (request, response) => {
    const asked = await interactionOf(request, response)
    if (!asked) return
    const given = (request.body ?? {}) as Record<string, unknown>
    const way = csamWays.find((one) => one === given['way']) ?? asked.usual
    if (way === 'cancelled' || way === 'wrong-pin' || way === 'card-blocked') {
      return finish(request, response, { error: 'access_denied', error_description: csamDenials[way].description })
    }
    const typed = typeof given['number'] === 'string' ? given['number'] : ''
    const text = typeof given['who'] === 'string' && given['who'] !== 'other' ? given['who'] : typed
    const number = parseNiss(text, new Date().toISOString().slice(0, 10))
    if (!number.ok) {
      const fault = 'This is no national number: eleven digits with good check digits.'
      return showPage(response.status(422), { ...asked, typed: text, fault })
    }
    const shown = csamShown[way]
    const accountId = subjectOf(number.digits, way)
    known.set(accountId, { ...personOf(number.digits, number.sex), nationalNumber: number.digits, language: asked.language, shown })
    await finish(request, response, { login: { accountId, acr: shown.acr, amr: [shown.amr], remember: false } })
  })

  router.use(async (request, response) => {
    await (await providerFor(request)).callback()(request, response)
  })

  type Asked = { action: string; origin: string; usual: CsamWay; language: string; typed?: string; fault?: string }

  /** What the browser came for; without it the page says so. */
  async function interactionOf(request: Request, response: Response): Promise<Asked | undefined> {
    try {
      const { params, uid } = await (await providerFor(request)).interactionDetails(request, response)
      const { redirect_uri: back, acr_values: acr, ui_locales: locales } = params as Record<string, string | undefined>
      const usual = acr?.includes('Level450') ? 'itsme' : 'eid'
      const language = locales?.split(' ')[0] ?? 'en'
      return { action: `${path}/interaction/${uid}`, origin: URL.parse(back ?? '')?.origin ?? '', usual, language }
    } catch {
      response.status(400).send(csamFaultPage('This sign-in is over'))
      return undefined
    }
  }

  function showPage(response: Response, asked: Asked): void {
    // The answer to this form leads on to the portal, which browsers count as a place the form is sent to.
    response.set('Content-Security-Policy', pagePolicy.replace("form-action 'self'", `form-action 'self' ${asked.origin}`))
    response.set('Cache-Control', 'no-store').send(csamPage({ ...asked, persons: persons() }))
  }

  async function finish(request: Request, response: Response, result: InteractionResults): Promise<void> {
    await (await providerFor(request)).interactionFinished(request, response, result)
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

/** Always the same for the same person and card, and tells nothing of the number. */
function subjectOf(digits: string, way: CsamWay): string {
  return createHash('sha256').update(`${subjectSalt} ${digits} ${way}`).digest('base64url')
}
const subjectSalt = randomBytes(16).toString('hex')

async function openProvider(port: number, known: BoundedMap<string, Known>): Promise<Provider> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as JWK
  const provider = new Provider(`http://127.0.0.1:${port}${path}`, configurationOf(key, known))
  // Portals of demos and tests come from whatever port is free on this machine.
  const { prototype } = provider.Client as unknown as { prototype: Client }
  prototype.redirectUriAllowed = (value) => isLoopbackUrl(value) && URL.parse(value)?.pathname === callback
  return provider
}

/** Names and paths of the federal service: `egovNRN` comes with the scope `egovnrn`, and user data as a signed JWT. */
function configurationOf(key: JWK, known: BoundedMap<string, Known>): Configuration {
  return {
    adapter: csamMemory(),
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    clients: [
      {
        client_id: simulatedCsamClient.id,
        client_secret: simulatedCsamClient.secret,
        redirect_uris: [`http://localhost${callback}`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'RS256',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    routes: {
      authorization: '/authorize',
      token: '/access_token',
      userinfo: '/userinfo',
      jwks: '/connect/jwk_uri',
    },
    acrValues: [...new Set([...Object.values(csamShown).map(({ acr }) => acr), 'urn:be:fedict:iam:fas:citizen:Level100'])],
    scopes: ['openid', 'profile', 'egovnrn'],
    claims: {
      // In the ID token, beside the person's data in the signed answer of userinfo.
      openid: ['sub', 'acr', 'amr'],
      profile: ['surname', 'givenName', 'mail', 'prefLanguage', 'roles', 'fedid', 'assurance_level'],
      egovnrn: ['egovNRN'],
    },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 900, IdToken: 300, Interaction: 900, Session: 900 },
    interactions: { url: (_context, interaction) => `${path}/interaction/${interaction.uid}` },
    // Whoever signs in at a ministry is not asked again what it may know.
    async loadExistingGrant({ oidc }) {
      const { session, client, provider } = oidc
      if (!session?.accountId || !client) return undefined
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
      grant.addOIDCScope('openid profile egovnrn')
      await grant.save()
      return grant
    },
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
    renderError(context, out) {
      context.type = 'html'
      context.body = csamFaultPage(out.error)
    },
  }
}
