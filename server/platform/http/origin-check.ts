import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'
import { HouseError } from '../errors.ts'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something, or opens a socket, comes from our own pages or from a program. Browsers send
 * `Origin` on every such request and no page can forge it; programs send none. `null` is a page that hides where it comes
 * from; only where the browser itself says "same-origin" is it ours: a page that sends no referrer (mailed links) also
 * hides its origin from us.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, own: string): boolean {
  const site = headers['sec-fetch-site']
  if (site === 'cross-site') return false
  const origin = headers.origin
  if (origin === undefined) return true
  if (origin === 'null') return site === 'same-origin'
  return origin === own || isSameLoopback(origin, own)
}

/** A demo on this very machine has three names, and whoever types one of them is at home. */
function isSameLoopback(origin: string, own: string): boolean {
  const [theirs, ours] = [URL.parse(origin), URL.parse(own)]
  if (!theirs || !ours || theirs.origin !== origin) return false
  return isLoopback(theirs.hostname) && isLoopback(ours.hostname) && theirs.protocol === ours.protocol && theirs.port === ours.port
}

export const isLoopback = (host: string) => host === 'localhost' || host === '127.0.0.1' || host === '[::1]'

/** Refuses what another site makes a browser send. `own` is asked for each time: a test's port is known late. */
export function originCheck(own: () => string): RequestHandler {
  return (req, _res, next) => {
    if (!safeMethods.has(req.method) && !isOwnOrigin(req.headers, own())) next(new HouseError('foreign-origin'))
    else next()
  }
}
