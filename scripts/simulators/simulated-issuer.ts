import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { Request, RequestHandler, Response } from 'express'
import { Provider, type Client, type Configuration, type InteractionResults, type JWK } from 'oidc-provider'
import { isLoopbackUrl } from '#server/platform/config-settings.ts'
import { page, escaped, pagePolicy } from './html.ts'
import { issuerMemory } from './issuer-memory.ts'

/** What an issuer calls things, and what it says of whom. */
export type IssuerWords = Pick<Configuration, 'acrValues' | 'claims' | 'findAccount' | 'routes' | 'features'>

export type IssuerPlan = {
  /** Under which the issuer stands, such as `/csam`. */
  path: string
  /** The page of the portal that browsers come back to. */
  callback: string
  client: { id: string; secret: string }
  scope: string
  configuration: IssuerWords
  signedUserinfo?: boolean
}

/** What a browser came for, as far as our pages show it. */
export type Asked = { action: string; origin: string; acr: string; language: string }

export type SimulatedIssuer = {
  /** Everything that is not our page. */
  handler: RequestHandler
  /** Leads on, with who signed in or why nobody did. */
  finish(request: Request, response: Response, result: InteractionResults): Promise<void>
  /** Undefined where the sign-in is over; the browser is told. */
  asked(request: Request, response: Response): Promise<Asked | undefined>
}

/** A true OpenID Connect issuer on this machine. Its address is known with the first request: a test listens wherever a port is free. */
export function createSimulatedIssuer(plan: IssuerPlan): SimulatedIssuer {
  let made: Promise<Provider> | undefined
  const provider = (request: Request) => (made ??= openProvider(request.socket.localPort ?? 0, plan))
  return {
    async handler(request, response) {
      await (await provider(request)).callback()(request, response)
    },
    async finish(request, response, result) {
      await (await provider(request)).interactionFinished(request, response, result)
    },
    async asked(request, response) {
      try {
        const { params, uid } = await (await provider(request)).interactionDetails(request, response)
        const { redirect_uri: back, acr_values: acr = '', ui_locales: locales } = params as Record<string, string | undefined>
        const language = locales?.split(' ')[0] ?? 'en'
        return { action: `${plan.path}/interaction/${uid}`, origin: URL.parse(back ?? '')?.origin ?? '', acr, language }
      } catch {
        response.status(400).send(faultPage('This sign-in is over'))
        return undefined
      }
    },
  }
}

/** Sends a page whose form leads on to the portal, which browsers count as a place the form is sent to. */
export function sendForm(response: Response, origin: string, html: string): void {
  response.set('Content-Security-Policy', pagePolicy.replace("form-action 'self'", `form-action 'self' ${origin}`))
  response.set('Cache-Control', 'no-store').send(html)
}

/** What somebody reads who is lost here; never more than the code. */
function faultPage(code: string): string {
  return page('Sign-in, simulated', `<h1>This sign-in cannot go on</h1><p>${escaped(code)}. Go back to the portal and begin again.</p>`)
}

async function openProvider(port: number, plan: IssuerPlan): Promise<Provider> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as JWK
  const provider = new Provider(`http://127.0.0.1:${port}${plan.path}`, configurationOf(key, plan))
  // Portals of demos and tests come from whatever port is free on this machine.
  const { prototype } = provider.Client as unknown as { prototype: Client }
  prototype.redirectUriAllowed = (value) => isLoopbackUrl(value) && URL.parse(value)?.pathname === plan.callback
  return provider
}

function configurationOf(key: JWK, { path, callback, client, scope, configuration, signedUserinfo = false }: IssuerPlan): Configuration {
  return {
    adapter: issuerMemory(),
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`http://localhost${callback}`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'RS256',
        ...(signedUserinfo && { userinfo_signed_response_alg: 'RS256' }),
      },
    ],
    scopes: scope.split(' '),
    ...configuration,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false }, ...configuration.features },
    pkce: { required: () => true },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 900, IdToken: 300, Interaction: 900, Session: 900 },
    interactions: { url: (_context, interaction) => `${path}/interaction/${interaction.uid}` },
    // Whoever signs in where he works is not asked again what it may know.
    async loadExistingGrant({ oidc }) {
      const { session, client: asking, provider } = oidc
      if (!session?.accountId || !asking) return undefined
      const grant = new provider.Grant({ accountId: session.accountId, clientId: asking.clientId })
      grant.addOIDCScope(scope)
      await grant.save()
      return grant
    },
    renderError(context, out) {
      context.type = 'html'
      context.body = faultPage(out.error)
    },
  }
}
