import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'

/** For answers that no browser should run anything of. */
export const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

/**
 * Headers of every answer. The content policy is set where the answer is made: pages get SvelteKit's with its nonces
 * (two policies would intersect), the API and files the closed one, the API's reading room its own.
 */
export function securityHeaders(config: Config): RequestHandler {
  return helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: config.http.secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
}

/** The address of a page whose last part is a mailed secret must not travel on. */
export const quietTokenPages: RequestHandler = (req, res, next) => {
  if (/\/[A-Za-z0-9_-]{40,}\/?$/.test(req.path)) {
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('Cache-Control', 'no-store')
  }
  next()
}

/** API answers and files: nothing runs, nothing is kept. */
export const closedHeaders: RequestHandler = (_req, res, next) => {
  res.setHeader('Content-Security-Policy', closedPolicy)
  res.setHeader('Cache-Control', 'no-store')
  next()
}
