import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'
import { createServer } from 'vite'
import { ServerProcess } from '#server/server-process.ts'
import { freePort } from './processes/ports.ts'

/** The server of `npm run dev`: the same doors, with pages that follow their sources without being built. */

async function livePages(): Promise<RequestHandler> {
  const vite = await createServer({
    configFile: fileURLToPath(new URL('../web/vite.config.ts', import.meta.url)),
    appType: 'custom',
    // A port of its own for what tells the browser of changes: ours carries the product's sockets.
    server: { middlewareMode: true, ws: { port: await freePort() } },
  })
  return (req, res, next) => vite.middlewares(req, res, next)
}

await new ServerProcess().run(livePages)
