import type { Config } from '../config.ts'
import type { CookieChange } from './endpoint.ts'
import type { PageCookie } from './page-request.contract.ts'

export type CookieNames = { session: string; registration: string }

/**
 * `__Host-…` on https, plain on http port 3000, with the port elsewhere: browsers share cookies between ports, and two
 * demos on one machine must not sign each other out.
 */
export function cookieNames(config: Config): CookieNames {
  if (config.http.secureCookies) return { session: '__Host-famhp_session', registration: '__Host-famhp_registration' }
  const end = config.http.port === 3000 ? '' : `_${config.http.port}`
  return { session: `famhp_session${end}`, registration: `famhp_registration${end}` }
}

/** A change of a cookie with its real name and all it is set with. */
export function pageCookie(config: Config, change: CookieChange): PageCookie {
  return {
    name: cookieNames(config)[change.name],
    value: change.value,
    options: {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: config.http.secureCookies,
      ...(change.value !== null && change.maxAgeSeconds !== undefined && { maxAge: change.maxAgeSeconds }),
    },
  }
}
