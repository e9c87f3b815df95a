import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { createApp } from './app.ts'
import { identifyActor } from './features/identify-actor.ts'
import { liveCatalogue } from './features/live-catalogue.ts'
import type { House } from './platform/house.ts'
import type { Endpoint } from './platform/http/endpoint.ts'
import { listen } from './platform/http/http-server.ts'
import { attachLive } from './platform/live/socket-server.ts'

export type StartOptions = {
  house: House
  /** The pages' handler; without it only API, uploads and sockets answer. */
  pages?: RequestHandler
  /** Another list of endpoints than the product's, for tests of the doors themselves. */
  endpoints?: readonly Endpoint[]
}

export type RunningServer = {
  /** Where it answers, such as `http://127.0.0.1:3000`. */
  url: string
  port: number
  metrics: Registry
  /** Sends the sockets elsewhere; still answers, and tells everybody to ask elsewhere next time. */
  drain(): Promise<void>
  /** Lets what is under way be answered, for at most `patienceMs`, and stops. */
  close(patienceMs?: number): Promise<void>
}

/** Everything that answers on the public port. The house stays open: it belongs to whoever opened it. */
export async function startServer({ house, pages, endpoints }: StartOptions): Promise<RunningServer> {
  const { config } = house
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  // A test listens on whatever port is free; its pages and programs then come from there.
  let origin = config.http.publicUrl
  const ownOrigin = () => origin
  const { app, doors } = createApp({ house, ownOrigin, pages, endpoints, metrics })
  const http = await listen(app, config.http)
  if (config.http.port === 0) origin = `http://localhost:${http.port}`
  try {
    const live = await attachLive(http.server, house, { catalogue: liveCatalogue, identify: identifyActor, ownOrigin })
    countSockets(metrics, () => live.sockets())
    let sentAway: Promise<void> | undefined
    const sendAway = () => (sentAway ??= live.close())
    return {
      url: `http://${hostInUrl(config.http.host)}:${http.port}`,
      port: http.port,
      metrics,
      async drain() {
        http.drain()
        await sendAway()
      },
      async close(patienceMs = 3_000) {
        await sendAway()
        await http.close(patienceMs)
        doors.close()
      },
    }
  } catch (error) {
    await http.close(0)
    doors.close()
    throw error
  }
}

function countSockets(registry: Registry, count: () => number): void {
  new Gauge({
    name: 'live_sockets',
    help: 'Sockets open on this server',
    registers: [registry],
    collect() {
      this.set(count())
    },
  })
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
