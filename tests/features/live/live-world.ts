import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { sessions } from '#db/schema/sessions.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import type { Staff } from '#server/features/actor.ts'
import { identifyActor } from '#server/features/identify-actor.ts'
import type { SignInStep, StaffRole } from '#server/features/identity/identity.contract.ts'
import { liveCatalogue } from '#server/features/live-catalogue.ts'
import { hashToken, randomToken } from '#server/platform/crypto/tokens.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import type { House } from '#server/platform/house.ts'
import type { Changed, ClientToServer, Presence, ResumeAnswer, ServerToClient, WatchAnswer } from '#server/platform/live/live.contract.ts'
import { attachLive, type Live, type LiveDependencies } from '#server/platform/live/socket-server.ts'
import { staffOf } from '../../support/factories/registrations.ts'
import { gatewaysOf } from '../../support/jobs.ts'

export type LivePort = { live: Live; http: HttpServer; url: string; close(): Promise<void> }

/** One server's live side on a port of its own. */
export async function openLive(house: House, deps: Partial<LiveDependencies> = {}): Promise<LivePort> {
  const http = createServer((_request, response) => response.end('not the live side'))
  let url = ''
  const live = await attachLive(http, house, {
    catalogue: liveCatalogue,
    identify: identifyActor,
    ownOrigin: () => url,
    ...deps,
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`
  return {
    live,
    http,
    url,
    async close() {
      await live.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** The relay and its publishers, without any job. */
export function startRelayOf(house: House): { close(): Promise<void> } {
  return startJobs({ house, gateways: gatewaysOf(house), jobs: [] })
}

export type Client = {
  socket: Socket<ServerToClient, ClientToServer>
  changes: Changed[]
  presences: Presence[]
  hellos: number[]
  /** Why it was disconnected, or could not connect. */
  ends: string[]
}

export type Shown = { cookie?: string; token?: string; headers?: Record<string, string> }

/** A browser or program at the door, with what it shows; it does not come back by itself. */
export function dial(url: string, shown: Shown = {}): Client {
  const socket: Client['socket'] = io(url, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(shown.token !== undefined && { auth: { token: shown.token } }),
    extraHeaders: { ...(shown.cookie !== undefined && { Cookie: shown.cookie }), ...shown.headers },
  })
  const client: Client = { socket, changes: [], presences: [], hellos: [], ends: [] }
  socket.on('changed', (message) => client.changes.push(message))
  socket.on('presence', (message) => client.presences.push(message))
  socket.on('hello', ({ position }) => client.hellos.push(position))
  socket.on('disconnect', (reason) => client.ends.push(reason))
  socket.on('connect_error', (error) => client.ends.push(error.message))
  return client
}

/** The same, once it was let in. */
export async function connect(url: string, shown: Shown = {}): Promise<Client> {
  const client = dial(url, shown)
  await new Promise<void>((resolve, reject) => {
    client.socket.once('hello', () => resolve())
    client.socket.once('connect_error', reject)
  })
  return client
}

/** Asks and waits for the acknowledgement; the library's own type of it says `any`. */
function ask<Answer>(client: Client, name: string, input: unknown): Promise<Answer> {
  const asking = client.socket.timeout(10_000) as unknown as { emitWithAck(name: string, input: unknown): Promise<Answer> }
  return asking.emitWithAck(name, input)
}
export const watch = (client: Client, type: string, id: string) => ask<WatchAnswer>(client, 'watch', { type, id })
export const resumeFrom = (client: Client, position: number) => ask<ResumeAnswer>(client, 'resume', { position })

export type SignedIn = { cookie: string; sessionId: string; actor: Staff }

/** Someone of the agency with a session, as signing in would leave them. */
export async function signIn(house: House, roles: StaffRole[] = ['validator'], next: SignInStep = 'done'): Promise<SignedIn> {
  const actor = await staffOf(house, roles)
  const token = randomToken()
  const now = house.clock.now()
  const { sessionId, accountId, expiresAt } = actor
  await house.db.insert(sessions).values({
    id: sessionId,
    tokenHash: hashToken(token),
    accountId,
    next,
    authMethod: 'password-otp',
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  })
  return { cookie: `${cookieNames(house.config).session}=${token}`, sessionId, actor }
}
