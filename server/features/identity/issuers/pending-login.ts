import { z } from 'zod'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { seal, unseal } from '../../../platform/crypto/sealed.ts'
import { unavailable } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { inTime } from '../../../platform/in-time.ts'
import { csamMeans } from './csam.contract.ts'
import { screenLanguages, type ScreenLanguage } from '../identity.contract.ts'
import type { LoginSecrets } from './oidc.gateway.ts'
import { loginMinutes, returnOrigin } from './pending-login.rules.ts'

const loginMeans = [...csamMeans, 'agency'] as const
type LoginMeans = (typeof loginMeans)[number]

const shape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  means: z.enum(loginMeans),
  language: z.enum(screenLanguages),
  back: z.string().nullable(),
  begunAt: z.number(),
})

/**
 * A sign-in that is under way at CSAM, or at the agency's own issuer. The browser that began it holds it sealed, so that
 * nobody else's can be slipped to it.
 */
export type PendingLogin = z.infer<typeof shape>

export type BeginLogin = {
  means: LoginMeans
  language: ScreenLanguage
  back?: string | null | undefined
  /** Under which of its names a demo on one's own machine was opened. */
  origin?: string | undefined
  /** The page of ours that the browser comes back to. */
  callback: string
}

export type BegunLogin = { location: string; pending: string; maxAgeSeconds: number }

/** Where the browser goes, and what it holds meanwhile. Nothing is kept here. Throws `unavailable` while the issuer is away. */
export async function beginLogin(
  house: House,
  { means, language, back, origin, callback }: BeginLogin,
  addressOf: (asked: { redirectUri: string; secrets: LoginSecrets }) => Promise<string>,
): Promise<BegunLogin> {
  const secrets = { state: randomToken(), nonce: randomToken(), verifier: randomToken() }
  const redirectUri = returnOrigin(house.config.http.publicUrl, origin) + callback
  try {
    const location = await addressOf({ redirectUri, secrets })
    const begunAt = house.clock.now().getTime()
    const pending = sealPending(house, { ...secrets, redirectUri, means, language, back: back ?? null, begunAt })
    return { location, pending, maxAgeSeconds: loginMinutes * 60 }
  } catch (error) {
    const fault = error instanceof Error && 'code' in error ? error.code : 'no-answer'
    house.log.warn({ means, fault }, 'an issuer does not answer')
    throw unavailable(30)
  }
}

const context = 'pending-login'
/** Format, key, nonce and tag alone are longer: nothing shorter has to be tried. */
const shortestSealed = 60

function sealPending(house: House, pending: PendingLogin): string {
  return seal(house.config.keys.session, context, JSON.stringify(pending)).toString('base64url')
}

/** What a browser holds; undefined when it is nothing of ours, begun by another means, or too old. */
export function openPending<Means extends LoginMeans>(
  house: House,
  sealed: string | null,
  means: readonly Means[],
): (PendingLogin & { means: Means }) | undefined {
  if (sealed === null || sealed.length < shortestSealed) return undefined
  try {
    const pending = shape.parse(JSON.parse(unseal(house.config.keys.session, context, Buffer.from(sealed, 'base64url'))))
    const wanted = means.find((one) => one === pending.means)
    const age = house.clock.now().getTime() - pending.begunAt
    return wanted !== undefined && age >= 0 && age < loginMinutes * 60_000 ? { ...pending, means: wanted } : undefined
  } catch {
    return undefined
  }
}

const patienceMs = 500

/**
 * True where this browser comes back with what it went away with, and for the first time. While Redis is away nobody is
 * turned away: an issuer takes each code once in any case.
 */
export async function isOwnFirstReturn(house: House, { state }: PendingLogin, query: URLSearchParams): Promise<boolean> {
  if (query.get('state') !== state) return false
  const noted = house.redis.set(`${house.config.deployment}:login:${state}`, '1', 'EX', loginMinutes * 60, 'NX').catch(() => 'OK' as const)
  return (await inTime(noted, patienceMs, () => 'OK' as const)) === 'OK'
}
