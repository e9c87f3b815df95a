import * as client from 'openid-client'

/** Where the issuer is, how the portal is known there, and how long its answers are waited for. */
export type IssuerSettings = { issuer: string; clientId: string; clientSecret: string; timeoutSeconds?: number }

/** What binds one sign-in together: each is a secret of its own, and the browser that began holds them sealed. */
export type LoginSecrets = { state: string; nonce: string; verifier: string }

/** What a browser brought back, and what it was sent away with. */
export type LoginAnswer = { redirectUri: string; query: URLSearchParams; secrets: LoginSecrets }

/** How an issuer says no, or why what it says is not believed. */
export type IssuerRefusal = {
  outcome: 'refused'
  why: 'said-no' | 'expired' | 'unavailable' | 'not-trusted'
  /** Where it said no itself: in the words of OAuth, with what it says beside. */
  error?: string
  description?: string | undefined
  /** What was wrong, for the log: a code, never a value. */
  fault?: string
}

export type ProvenClaims = { outcome: 'proven'; claims: client.IDToken; person: client.UserInfoResponse }

export type OidcIssuer = {
  /** Where the browser is sent. Throws when the issuer does not answer. */
  address(asked: { redirectUri: string; secrets: LoginSecrets; parameters: Record<string, string> }): Promise<string>
  /** Exchanges what the browser brought back for what the issuer has proven. */
  exchange(answer: LoginAnswer): Promise<ProvenClaims | IssuerRefusal>
}

const metadataKeptMs = 3_600_000

/**
 * A client of an OpenID Connect issuer: code flow with PKCE, state and nonce. It keeps the issuer's metadata and keys. With
 * `signedUserinfo` the person's data come as a JWT, whose signature is checked here, whoever carried it.
 */
export function createOidcIssuer(settings: IssuerSettings, { signedUserinfo = false } = {}): OidcIssuer {
  const { issuer, clientId, clientSecret, timeoutSeconds = 5 } = settings
  let known: { configuration: Promise<client.Configuration>; since: number } | undefined

  function configuration(): Promise<client.Configuration> {
    if (known && performance.now() - known.since < metadataKeptMs) return known.configuration
    const asked = discover()
    known = { configuration: asked, since: performance.now() }
    // An issuer that was away is asked again by the next one.
    asked.catch(() => (known = undefined))
    return asked
  }

  async function discover(): Promise<client.Configuration> {
    const metadata = {
      client_secret: clientSecret,
      id_token_signed_response_alg: 'RS256',
      // Without it a JWT would be taken, and plain JSON as well.
      ...(signedUserinfo && { userinfo_signed_response_alg: 'RS256' }),
    }
    const execute = [
      // Else the signature of what came straight from the issuer is believed unread.
      client.enableNonRepudiationChecks,
      // Only a simulated issuer on this machine has no https; others are refused where the settings are read.
      ...(issuer.startsWith('http:') ? [allowPlainHttp] : []),
    ]
    return client.discovery(new URL(issuer), clientId, metadata, client.ClientSecretBasic(clientSecret), {
      timeout: timeoutSeconds,
      execute,
    })
  }

  return {
    async address({ redirectUri, secrets, parameters }) {
      const url = client.buildAuthorizationUrl(await configuration(), {
        ...parameters,
        redirect_uri: redirectUri,
        // Whoever sat here before is not taken for who sits here now.
        prompt: 'login',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      })
      return url.href
    },

    async exchange({ redirectUri, query, secrets }) {
      try {
        const issuerNow = await configuration()
        const cameTo = new URL(redirectUri)
        cameTo.search = query.toString()
        const tokens = await client.authorizationCodeGrant(issuerNow, cameTo, {
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          pkceCodeVerifier: secrets.verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) return { outcome: 'refused', why: 'not-trusted', fault: 'no-id-token' }
        return { outcome: 'proven', claims, person: await client.fetchUserInfo(issuerNow, tokens.access_token, claims.sub) }
      } catch (error) {
        const refused = refusalOfError(error)
        // Signed with a key we have not seen: the issuer may have new ones, and the next one asks for them.
        if (refused.fault === 'OAUTH_KEY_SELECTION_FAILED') known = undefined
        return refused
      }
    },
  }
}

/** The texts of a claim that is a list of them; none where it is anything else. */
export function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter((part): part is string => typeof part === 'string')
}

/** Named deprecated by its authors so that nobody overlooks it. */
// eslint-disable-next-line @typescript-eslint/no-deprecated
const allowPlainHttp = client.allowInsecureRequests

/** An answer that is not what it should be; everything else that goes wrong is an issuer that is not there. */
const untrusted: ReadonlySet<string> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_JWT_USERINFO_EXPECTED',
  'OAUTH_UNSUPPORTED_OPERATION',
])

function refusalOfError(error: unknown): IssuerRefusal {
  if (error instanceof client.AuthorizationResponseError) {
    return { outcome: 'refused', why: 'said-no', error: error.error, description: error.error_description }
  }
  // The code was used, or is too old.
  if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant') return { outcome: 'refused', why: 'expired' }
  if (error instanceof client.WWWAuthenticateChallengeError) return { outcome: 'refused', why: 'expired', fault: 'token-refused' }
  const fault = codeIn(error)
  return { outcome: 'refused', why: untrusted.has(fault) ? 'not-trusted' : 'unavailable', fault }
}

function codeIn(error: unknown): string {
  if (error instanceof client.ResponseBodyError) return error.error.slice(0, 60)
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no-answer'
}
