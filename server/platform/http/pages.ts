import { existsSync } from 'node:fs'
import { env } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { RequestHandler } from 'express'
import { Router } from 'express'
import type { Doors } from './doors.ts'
import { inProcessDoor } from './in-process-door.ts'
import { isLoopback } from './origin-check.ts'
import { quietTokenPages } from './security-headers.ts'

const built = fileURLToPath(new URL('../../../web/build/handler.js', import.meta.url))

/** The built pages, or undefined where nobody has built them. Development hands in Vite's instead. */
export async function builtPages(formBytes: number): Promise<RequestHandler | undefined> {
  if (!existsSync(built)) return undefined
  // Kit's handler reads these when it is loaded. It believes https unless told, and then refuses every form over http.
  env['PROTOCOL_HEADER'] = 'x-forwarded-proto'
  env['BODY_SIZE_LIMIT'] = String(formBytes)
  const { handler } = (await import(pathToFileURL(built).href)) as { handler: RequestHandler }
  return handler
}

/** Last in the row: pages and their files. */
export function pagesDoor(doors: Doors, pages: RequestHandler, ownOrigin: () => string): Router {
  const router = Router({ caseSensitive: true })
  router.use(quietTokenPages)
  router.use((req, _res, next) => {
    // Kit compares a form's origin with the address it believes to have; that is the public one, whatever the headers
    // of a client or a proxy say. A demo on this machine has several names and keeps the one that was typed.
    const own = new URL(ownOrigin())
    req.headers['x-forwarded-proto'] = own.protocol.replace(':', '')
    if (!isLoopback(own.hostname)) req.headers.host = own.host
    // Whatever origin passed our check is ours. Kit would refuse a hidden one, which the browser vouched for, and one
    // that is spelled with another name of this machine.
    if (req.headers.origin !== undefined) req.headers.origin = `${own.protocol}//${req.headers.host ?? own.host}`
    next()
  })
  const withCall = inProcessDoor(doors)
  router.use((req, res, next) => {
    // Files of the pages are everybody's: nobody has to be looked up for them.
    if (req.path.startsWith('/_app/')) return next()
    // Handed back, so that Express hears of its failing: a database that is away is a page that says so, not silence.
    return withCall(req, res, next)
  })
  router.use(pages)
  return router
}
