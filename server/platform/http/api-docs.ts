import express, { Router } from 'express'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { notFound } from '../errors.ts'
import type { Doors } from './doors.ts'
import { apiDocument } from './openapi.ts'
import { problemHandler } from './send-problem.ts'

/** The API's reading room runs its own script only; the drawings in its style sheet are `data:` pictures. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API of the FAMHP company portal</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="api"></main>
<noscript><p>This page needs script. The same in one file: <a href="/api/openapi.json">openapi.json</a></p></noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

// No validator: it would send our document to somebody else's server.
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null, tryItOutEnabled: false })\n`

const served: ReadonlySet<string> = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])

/** `/api/openapi.json` and, to read it by eye, `/api/docs`; whatever else is under `/api` does not exist. */
export function apiDocs(doors: Doors): Router {
  const router = Router({ caseSensitive: true })
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const contracts = doors.endpoints.map((endpoint) => endpoint.contract)
  let written: Buffer | undefined

  router.get('/openapi.json', (_req, res) => {
    written ??= Buffer.from(JSON.stringify(apiDocument(doors.house.config, contracts)))
    res.set('Cache-Control', 'no-cache').type('application/json').send(written)
  })
  router.use('/docs', (_req, res, next) => {
    res.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' })
    next()
  })
  router.get('/docs', (_req, res) => void res.type('html').send(page))
  router.get('/docs/start.js', (_req, res) => void res.type('js').send(start))
  const files = express.static(folder, { index: false, redirect: false, cacheControl: false })
  router.use('/docs', (req, res, next) => (served.has(req.path.slice(1)) ? files(req, res, next) : next()))
  router.use((_req, _res, next) => next(notFound()))
  router.use(problemHandler(doors))
  return router
}
