import type { AgencyRefusal } from './agency.contract.ts'
import { agencyRefusalOf, type AgencyProof } from './agency.rules.ts'
import { createOidcIssuer, textsIn, type IssuerSettings, type LoginAnswer, type LoginSecrets } from './oidc.gateway.ts'

export type AgencyGateway = {
  /** Where the browser is sent. Throws when the issuer does not answer. */
  address(asked: { language: string; redirectUri: string; secrets: LoginSecrets }): Promise<string>
  /** Exchanges what the browser brought back for what the issuer has proven; `fault` is for the log: a code, never a value. */
  prove(
    answer: LoginAnswer,
  ): Promise<{ outcome: 'proven'; proof: AgencyProof } | { outcome: 'refused'; why: AgencyRefusal; fault?: string | undefined }>
}

/** The client of the agency's own OpenID Connect issuer, where its people sign in to everything they use. */
export function createAgencyGateway(settings: IssuerSettings): AgencyGateway {
  const issuer = createOidcIssuer(settings)
  return {
    address({ language, redirectUri, secrets }) {
      return issuer.address({ redirectUri, secrets, parameters: { scope: 'openid email', ui_locales: language } })
    },

    async prove(answer) {
      const shown = await issuer.exchange(answer)
      if (shown.outcome === 'refused') {
        const { why, error = '', fault } = shown
        return { outcome: 'refused', why: why === 'said-no' ? agencyRefusalOf(error) : why, fault }
      }
      const { claims, person } = shown
      // Where the ID token names an address too, it counts: it is the one that is signed.
      const { email, email_verified: isConfirmed } = claims['email'] === undefined ? person : claims
      const isProven = typeof email === 'string' && isConfirmed === true
      return {
        outcome: 'proven',
        proof: { subject: `${claims.iss} ${claims.sub}`, email: isProven ? email : undefined, amr: textsIn(claims.amr) },
      }
    },
  }
}
