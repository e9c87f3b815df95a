import { existsSync } from 'node:fs'
import { env } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { RequestHandler } from 'express'
import { Router } from 'express'
import type { Doors } from './doors.ts'
import { inProcessDoor } from './in-process-door.ts'
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
export function pagesDoor(doors: Doors, pages: RequestHandler): Router {
  const router = Router({ caseSensitive: true })
  router.use(quietTokenPages)
  router.use((req, _res, next) => {
    // What a client says here is overwritten; what a trusted proxy says Express has already read.
    req.headers['x-forwarded-proto'] = req.protocol
    // Only the browser's own word let a hidden origin pass ours; Kit compares once more and knows no such word.
    if (req.headers.origin === 'null') req.headers.origin = `${req.protocol}://${req.headers.host ?? ''}`
    next()
  })
  const withCall = inProcessDoor(doors)
  router.use((req, res, next) => {
    // Files of the pages are everybody's: nobody has to be looked up for them.
    if (req.path.startsWith('/_app/')) next()
    else withCall(req, res, next)
  })
  router.use(pages)
  return router
}
