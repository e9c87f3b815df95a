import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'

/** What is wrong with the next answers; nothing when empty. */
export type Forgery = {
  idToken?: JWTPayload
  userinfo?: JWTPayload
  /** Signed with a key that is not the issuer's, under the name of its own. */
  userinfoKey?: 'other'
  idTokenKey?: 'other'
  /** Unsigned, or plain JSON, instead of a signed JWT. */
  userinfoAs?: 'unsigned' | 'json'
}

export type ForgingIssuer = {
  issuer: string
  /** How often it was asked for user data. */
  askedForUserinfo(): number
  forge(what: Forgery): void
  /** Signs with a new key from now on, and says so where its keys are. */
  rotate(): Promise<void>
  close(): Promise<void>
}

const subject = 'somebody-opaque'
export const forgingClient = { clientId: 'famhp-portal', clientSecret: 'secret-of-a-forging-issuer' }

/** An issuer that answers whatever a test wants it to: only so can an answer be wrong in one thing alone. */
export async function startForgingIssuer(number: string): Promise<ForgingIssuer> {
  const fresh = () => generateKeyPair('RS256', { extractable: true })
  const other = await fresh()
  let own = await fresh()
  let kid = 'own'
  const jwk = async (): Promise<JWK> => ({ ...(await exportJWK(own.publicKey)), kid, use: 'sig', alg: 'RS256' })
  let forgery: Forgery = {}
  let userinfos = 0

  const sign = (claims: JWTPayload, key: CryptoKey) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).setIssuedAt().setExpirationTime('2 minutes').sign(key)

  async function idToken(code: string): Promise<string> {
    const claims = {
      iss: issuer,
      aud: forgingClient.clientId,
      sub: subject,
      nonce: code,
      acr: 'urn:be:fedict:iam:fas:Level500',
      amr: ['eid'],
    }
    return sign({ ...claims, ...forgery.idToken }, forgery.idTokenKey === 'other' ? other.privateKey : own.privateKey)
  }

  async function userinfo(response: ServerResponse): Promise<void> {
    userinfos += 1
    const claims = { iss: issuer, aud: forgingClient.clientId, sub: subject, egovNRN: number, surname: 'Peeters', ...forgery.userinfo }
    // What is undefined is left out.
    const sent = JSON.parse(JSON.stringify(claims)) as JWTPayload
    if (forgery.userinfoAs === 'json') return json(response, sent)
    const jwt =
      forgery.userinfoAs === 'unsigned'
        ? new UnsecuredJWT(sent).encode()
        : await sign(sent, forgery.userinfoKey === 'other' ? other.privateKey : own.privateKey)
    response.setHeader('content-type', 'application/jwt').end(jwt)
  }

  const server = createServer((request, response) => {
    const at = new URL(request.url ?? '', 'http://127.0.0.1').pathname
    if (at === '/.well-known/openid-configuration') return json(response, metadata())
    if (at === '/keys') return void jwk().then((key) => json(response, { keys: [key] }))
    if (at === '/userinfo') return void userinfo(response)
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      // The code is the nonce: this issuer remembers nothing.
      const code = new URLSearchParams(body).get('code') ?? ''
      void idToken(code).then((token) => json(response, { access_token: 'opaque', token_type: 'Bearer', expires_in: 60, id_token: token }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function metadata(): object {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      userinfo_signing_alg_values_supported: ['RS256'],
    }
  }

  return {
    issuer,
    askedForUserinfo: () => userinfos,
    forge(what) {
      forgery = what
    },
    async rotate() {
      own = await fresh()
      kid = `${kid}-next`
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}
