import type { CsamMeans, CsamRefusal } from './csam.contract.ts'
import { acrValues, csamRefusalOf, type CsamProof } from './csam.rules.ts'
import { createOidcIssuer, textsIn, type IssuerSettings, type LoginAnswer, type LoginSecrets } from './oidc.gateway.ts'

export type CsamOutcome =
  | { outcome: 'proven'; proof: CsamProof }
  /** `fault` says what was wrong for the log: a code, never a value. */
  | { outcome: 'refused'; why: CsamRefusal; fault?: string | undefined }

export type CsamGateway = {
  /** Where the browser is sent. Throws when CSAM does not answer. */
  address(asked: { acr: CsamMeans; language: string; redirectUri: string; secrets: LoginSecrets }): Promise<string>
  /** Exchanges what the browser brought back for what CSAM has proven. */
  prove(answer: LoginAnswer): Promise<CsamOutcome>
}

/** The client of the federal authentication service, which sends the person's data as a signed JWT. */
export function createCsamGateway(settings: IssuerSettings): CsamGateway {
  const issuer = createOidcIssuer(settings, { signedUserinfo: true })
  return {
    address({ acr, language, redirectUri, secrets }) {
      const parameters = { scope: 'openid profile egovnrn', acr_values: acrValues[acr], ui_locales: language }
      return issuer.address({ redirectUri, secrets, parameters })
    },

    async prove(answer) {
      const shown = await issuer.exchange(answer)
      if (shown.outcome === 'refused') {
        const { why, error = '', description, fault } = shown
        return { outcome: 'refused', why: why === 'said-no' ? csamRefusalOf(error, description) : why, fault }
      }
      const { claims, person } = shown
      // A JWT that names neither us nor its issuer may have been made for somebody else.
      if (person['iss'] === undefined || person['aud'] === undefined) {
        return { outcome: 'refused', why: 'not-trusted', fault: 'userinfo-unaddressed' }
      }
      const { egovNRN: nationalNumber } = person
      if (typeof nationalNumber !== 'string') return { outcome: 'refused', why: 'not-trusted', fault: 'no-number' }
      return {
        outcome: 'proven',
        proof: { nationalNumber, acr: textsIn([claims.acr])[0], amr: textsIn(claims.amr), roles: textsIn(person['roles']) },
      }
    },
  }
}
