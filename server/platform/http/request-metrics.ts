import type { RequestHandler } from 'express'
import { Histogram, type Registry } from 'prom-client'

/** How long answers take. Labels are few on purpose: a label per path would be a label per visitor. */
export function requestMetrics(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['area', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return (req, res, next) => {
    const stop = seconds.startTimer({ area: areaOf(req.path), method: knownMethods.has(req.method) ? req.method : 'other' })
    res.once('close', () => stop({ status: `${Math.floor(res.statusCode / 100)}xx` }))
    next()
  }
}

const knownMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function areaOf(path: string): string {
  if (path.startsWith('/api/')) return 'api'
  if (path.startsWith('/upload/')) return 'upload'
  return path.startsWith('/_app/') ? 'page-files' : 'pages'
}
