import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestHandler } from 'express'
import type { Actor } from '../../features/actor.ts'
import { pageCookie } from './cookies.ts'
import type { Doors } from './doors.ts'
import type { Endpoint } from './endpoint.ts'
import { fallbackLanguage, isScreenLanguage } from './language.ts'
import { pageRequestKey, type PageActor, type PageRequest } from './page-request.contract.ts'
import { knownError, ProblemError } from './problem-details.ts'
import { visitOf, type Visit } from './request-facts.ts'

const key = Symbol.for(pageRequestKey)
const holder = globalThis as { [key]?: AsyncLocalStorage<PageRequest> }
const pageRequests: AsyncLocalStorage<PageRequest> = (holder[key] ??= new AsyncLocalStorage<PageRequest>())

/**
 * Runs the pages' handler with `call` at hand, so that a page reaches an endpoint without a socket and yet through the
 * same core as everybody else.
 */
export function inProcessDoor(doors: Doors): RequestHandler {
  return async (req, res, next) => {
    const visit = visitOf(res)
    const actor = await visit.actorAt('anyone')
    pageRequests.run(pageRequest(doors, visit, req.path, actor), next)
  }
}

function pageRequest(doors: Doors, visit: Visit, path: string, first: Actor): PageRequest {
  let actor = first
  const language = pageLanguage(visit, path, first)
  return {
    requestId: visit.facts.requestId,
    language,
    demo: doors.house.config.mode === 'demo',
    contact: doors.house.config.contact,
    get actor() {
      return shownActor(actor)
    },
    async call(name, input = {}, options = {}) {
      const facts = { ...visit.facts, language: options.language ?? language }
      try {
        const endpoint = jsonEndpoint(doors, name)
        const knock = {
          actor: await visit.actorAt(endpoint.contract.gate),
          request: { ...facts, file: undefined, headers: {} },
          idempotencyKey: options.idempotencyKey,
        }
        const outcome = await doors.call(endpoint, knock, { params: input.params, query: input.query, body: input.body })
        if ('file' in outcome) throw new Error(`${name} answers a file: link to it`)
        if (outcome.cookies.length > 0) {
          visit.follow(outcome.cookies)
          actor = await visit.actorAt('anyone')
        }
        return { answer: outcome.answer, cookies: outcome.cookies.map((change) => pageCookie(doors.house.config, change)) }
      } catch (error) {
        const { document } = doors.translate(error, facts)
        if (document.code === 'internal') doors.house.log.error({ err: error, requestId: facts.requestId, endpoint: name }, 'a call failed')
        throw new ProblemError(knownError(error), document)
      }
    },
  }
}

function jsonEndpoint(doors: Doors, name: string): Endpoint {
  const endpoint = doors.byName.get(name)
  if (!endpoint) throw new Error(`There is no endpoint called ${name}`)
  if (endpoint.contract.bodyType !== 'json') throw new Error(`${name} takes a file: post it to /upload`)
  return endpoint
}

/** The canonical address says the language; else the cookie, the account, what the browser asks for. */
function pageLanguage(visit: Visit, path: string, actor: Actor): string {
  const prefix = path.split('/')[1]
  if (isScreenLanguage(prefix)) return prefix
  if (isScreenLanguage(visit.cookieLanguage)) return visit.cookieLanguage
  if ('language' in actor) return actor.language
  return visit.acceptLanguage ?? fallbackLanguage
}

function shownActor(actor: Actor): PageActor {
  switch (actor.kind) {
    case 'anonymous':
    case 'system':
      return { kind: 'anonymous' }
    case 'applicant':
      return { kind: 'applicant', registrationId: actor.registrationId }
    case 'half-signed-in':
      return { kind: actor.kind, name: actor.name, language: actor.language, next: actor.next, authMethod: actor.authMethod }
    case 'person':
      return {
        kind: actor.kind,
        accountId: actor.accountId,
        personId: actor.personId,
        companyId: actor.companyId,
        name: actor.name,
        language: actor.language,
      }
    case 'staff':
      return { kind: actor.kind, accountId: actor.accountId, name: actor.name, language: actor.language, roles: actor.roles }
  }
}
