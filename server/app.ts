import express, { type Express, type RequestHandler } from 'express'
import type { Registry } from 'prom-client'
import { fieldWords, patternCodes } from './features/field-words.ts'
import { identifyActor } from './features/identify-actor.ts'
import { limitedEndpoints } from './features/endpoint-limits.ts'
import { routes, uploadKinds } from './features/routes.ts'
import { notFound } from './platform/errors.ts'
import type { House } from './platform/house.ts'
import { accessLog } from './platform/http/access-log.ts'
import { apiDocs } from './platform/http/api-docs.ts'
import { openDoors, type Doors } from './platform/http/doors.ts'
import type { Endpoint } from './platform/http/endpoint.ts'
import { floodGate } from './platform/http/flood-gate.ts'
import { httpDoor } from './platform/http/http-door.ts'
import { originCheck } from './platform/http/origin-check.ts'
import { pagesDoor } from './platform/http/pages.ts'
import { problemPageHandler } from './platform/http/problem-page.ts'
import { openVisit } from './platform/http/request-facts.ts'
import { requestMetrics } from './platform/http/request-metrics.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { uploads } from './platform/http/uploads.ts'

export type AppOptions = {
  house: House
  /** Our own origin, asked at each request: a test's port is known late. */
  ownOrigin: () => string
  /** SvelteKit's handler, built or Vite's. Without it there is only the API. */
  pages: RequestHandler | undefined
  /** Another list than the product's, for tests of the doors themselves. */
  endpoints?: readonly Endpoint[]
  metrics: Registry
}

/** The order of gates. Each stands where it is because of the one after it. */
export function createApp({ house, ownOrigin, pages, endpoints = routes, metrics }: AppOptions): { app: Express; doors: Doors } {
  const doors = openDoors({
    house,
    endpoints,
    limited: limitedEndpoints,
    fieldWords,
    patternCodes,
    identify: (credentials) => identifyActor(house, credentials),
  })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', house.config.http.trustProxy)

  // Everything after needs to know which request this is, and even a refusal is written down.
  app.use(openVisit(house, doors.identify))
  app.use(requestMetrics(metrics))
  app.use(accessLog(house.log))
  app.use(securityHeaders(house.config))
  // Before anything is looked up or read.
  app.use(floodGate(doors))
  app.use(originCheck(ownOrigin))

  app.use('/api/v1', httpDoor(doors))
  app.use('/api', apiDocs(doors))
  app.use('/upload', uploads(doors, uploadKinds))
  // Kit reads bodies itself: no parser may stand before it.
  if (pages) app.use(pagesDoor(doors, pages, ownOrigin))
  app.use((_req, _res, next) => next(notFound()))
  app.use(problemPageHandler(doors))
  return { app, doors }
}
