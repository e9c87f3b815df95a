import { parseCookie } from 'cookie'
import type { Request, RequestHandler, Response } from 'express'
import { newId } from '#db/columns.ts'
import type { Actor } from '../../features/actor.ts'
import type { House } from '../house.ts'
import { requestContext } from '../request-context.ts'
import { cookieNames } from './cookies.ts'
import type { CookieChange, RequestFacts } from './endpoint.ts'
import type { Gate } from './endpoint.contract.ts'
import { acceptedLanguage, fallbackLanguage, isScreenLanguage } from './language.ts'

/** What a request shows to prove who sends it. */
export type Credentials = {
  authorization: string | undefined
  sessionToken: string | undefined
  registrationToken: string | undefined
  /** False for what a page asks by itself (`x-live: 1`): looking on is not being there. */
  extend: boolean
}

/** Finds who shows these credentials; given by the features. */
export type Identify = (credentials: Credentials) => Promise<Actor>

/** One request, from its first to its last line. */
export type Visit = {
  facts: Omit<RequestFacts, 'file' | 'headers'>
  credentials: Credentials
  cookieLanguage: string | undefined
  acceptLanguage: string | undefined
  /** Who asks, as this gate wants to know it; looked up once. */
  actorAt(gate: Gate): Promise<Actor>
  /** Takes over what a call inside the process changed, so that the next one knows. */
  follow(cookies: readonly CookieChange[]): void
}

const visits = new WeakMap<Response, Visit>()

export function visitOf(res: Response): Visit {
  const visit = visits.get(res)
  if (!visit) throw new Error('No visit was opened for this request: openVisit must stand first')
  return visit
}

/**
 * Opens the visit: an id of our own (one from outside is not believed), the address as far as TRUST_PROXY allows, the
 * language, and the credentials. Everything after it runs inside the request's context.
 */
export function openVisit(house: House, identify: Identify): RequestHandler {
  const names = cookieNames(house.config)
  return (req, res, next) => {
    const visit = readVisit(req, names, identify)
    visits.set(res, visit)
    res.setHeader('X-Request-Id', visit.facts.requestId)
    const { requestId, ip, browser, language } = visit.facts
    requestContext.run({ requestId, ip, browser, language }, next)
  }
}

function readVisit(req: Request, names: { session: string; registration: string }, identify: Identify): Visit {
  const cookies = parseCookie(req.headers.cookie ?? '')
  const cookieLanguage = cookies['famhp_language']
  const acceptLanguage = acceptedLanguage(req.headers['accept-language'])
  const facts = {
    requestId: newId(),
    ip: req.ip ?? null,
    browser: req.headers['user-agent']?.slice(0, 300) ?? null,
    language: acceptLanguage ?? (isScreenLanguage(cookieLanguage) ? cookieLanguage : fallbackLanguage),
  }
  const credentials: Credentials = {
    authorization: bearerOf(req.headers.authorization),
    sessionToken: tokenIn(cookies[names.session]),
    registrationToken: tokenIn(cookies[names.registration]),
    extend: req.headers['x-live'] !== '1',
  }
  return { facts, cookieLanguage, acceptLanguage, ...whoAsks(credentials, identify) }
}

/**
 * Precedence is Authorization, session, registration cookie. Only a door that is for applicants asks further: whoever
 * registers a company in one tab and is signed in in another holds both, and that door takes nothing but the one.
 */
function whoAsks(credentials: Credentials, identify: Identify): Pick<Visit, 'credentials' | 'actorAt' | 'follow'> {
  let first: Promise<Actor> | undefined
  let applicant: Promise<Actor> | undefined
  return {
    credentials,
    async actorAt(gate) {
      first ??= identify(credentials)
      const actor = await first
      const { authorization, sessionToken, registrationToken } = credentials
      if (gate !== 'applicant' || actor.kind === 'applicant' || authorization || !sessionToken || !registrationToken) return actor
      applicant ??= identify({ ...credentials, sessionToken: undefined })
      const other = await applicant
      return other.kind === 'applicant' ? other : actor
    },
    follow(cookies) {
      for (const cookie of cookies) {
        const token = cookie.value ?? undefined
        if (cookie.name === 'session') credentials.sessionToken = token
        else credentials.registrationToken = token
      }
      if (cookies.length > 0) first = applicant = undefined
    },
  }
}

/** Another scheme is for somebody else on the way, such as a proxy's own password, and says nothing to us. */
function bearerOf(header: string | undefined): string | undefined {
  return tokenIn(/^Bearer +(\S+)$/i.exec(header ?? '')?.[1])
}

/** What cannot be one of our tokens is not even looked up. */
function tokenIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z0-9_-]{20,200}$/.test(text) ? text : undefined
}
