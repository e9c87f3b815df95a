import type { RequestHandler } from 'express'
import type { Log } from '../log.ts'
import { visitOf } from './request-facts.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

/**
 * A path as logs may show it. The last part of a mailed link is its secret (at least 40 signs), and eleven digits may be
 * somebody's national number: neither is written down. What follows `?` is never logged.
 */
export function loggedPath(url: string): string {
  const path = url.split('?')[0] ?? ''
  const shown = path.split('/').map((part) => {
    if (uuid.test(part)) return part
    if (/^[A-Za-z0-9_-]{40,}$/.test(part)) return '[token]'
    return part.replace(/\d(?:(?:[ ._-]|%20)*\d){10,}/g, '[number]')
  })
  return shown.join('/').slice(0, 300)
}

/** One line per answered request. A flood that is turned away gets none: it would fill the disk. */
export function accessLog(log: Log): RequestHandler {
  return (req, res, next) => {
    const began = performance.now()
    const path = loggedPath(req.originalUrl)
    res.once('close', () => {
      const { requestId } = visitOf(res).facts
      const line = { requestId, method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - began) }
      if (res.statusCode === 429 || path.startsWith('/_app/')) log.debug(line, 'answered')
      else if (!res.writableFinished) log.info({ ...line, cut: true }, 'the caller left')
      else log.info(line, 'answered')
    })
    next()
  }
}
