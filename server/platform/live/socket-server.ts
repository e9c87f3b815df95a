import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server } from 'socket.io'
import type { Actor } from '../../features/actor.ts'
import { isHouseError } from '../errors.ts'
import type { House } from '../house.ts'
import { addressForLimits } from '../http/client-address.ts'
import type { Credentials } from '../http/request-facts.ts'
import { isOwnOrigin } from '../http/origin-check.ts'
import { openCluster } from './cluster.ts'
import { startFanOut } from './fan-out.ts'
import { addressReader, credentialsOf } from './handshake.ts'
import { livePath } from './live.contract.ts'
import { readHead } from './live.repository.ts'
import type { LiveMap, WatchPolicy } from './live-map.ts'
import { startPresence } from './presence.ts'
import { watchRights } from './rights.ts'
import { tellingOf } from './tell.ts'
import { receive } from './receive.ts'
import { identityOf, type Identity, type LiveServer, type LiveSocket, type Visitor } from './visitor.ts'
import { openWatching } from './watch.ts'

export type LiveDependencies = {
  /** What each feature says of its events, and who may follow what. */
  catalogue: { map: LiveMap<string>; policies: Readonly<Record<string, WatchPolicy>> }
  /** Who shows these credentials; a socket never extends a session. */
  identify(house: House, credentials: Credentials): Promise<Actor>
  /** Our own origin; a test's port is known late. The public address unless given. */
  ownOrigin?: () => string
  /** Beginnings of paths whose upgrades somebody else answers. */
  otherUpgrades?: readonly string[]
}

export type Live = {
  /** Sockets open now. */
  sockets(): number
  /** The last position of the chain that this server has told. */
  position(): number
  close(): Promise<void>
}

const largestMessage = 10_000

/**
 * Opens the live side on an HTTP server that already has its handler. Websocket only, so that no two requests of one
 * browser have to find the same server.
 */
export async function attachLive(httpServer: HttpServer, house: House, deps: LiveDependencies): Promise<Live> {
  const { config, log } = house
  const ownOrigin = deps.ownOrigin ?? (() => config.http.publicUrl)
  const addressOf = addressReader(config.http.trustProxy)
  const openBy = new Map<string, number>()
  const visitors = new Map<string, Visitor>()
  const identify = (credentials: Credentials) => identityOf(credentials, (shown) => deps.identify(house, shown))
  let isClosing = false

  const mayOpen = (request: IncomingMessage): string | undefined => {
    if (isClosing) return 'unavailable'
    if (!isOwnOrigin(request.headers, ownOrigin())) return 'foreign-origin'
    const address = addressForLimits(addressOf(request))
    return (openBy.get(address) ?? 0) < config.limits.socketsPerAddress ? undefined : 'too-many'
  }

  const cluster = openCluster(house)
  const io: LiveServer = new Server(httpServer, {
    path: livePath,
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    destroyUpgrade: false,
    maxHttpBufferSize: largestMessage,
    connectTimeout: 5_000,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    adapter: cluster.adapter,
    allowRequest: (request, answer) => {
      const refusal = mayOpen(request)
      answer(refusal, refusal === undefined)
    },
  })
  io.engine.on('connection', (raw: { request: IncomingMessage; on(event: 'close', then: () => void): void }) => {
    const address = addressForLimits(addressOf(raw.request))
    openBy.set(address, (openBy.get(address) ?? 0) + 1)
    raw.on('close', () => {
      const left = (openBy.get(address) ?? 1) - 1
      if (left > 0) openBy.set(address, left)
      else openBy.delete(address)
    })
  })
  answerForeignUpgrades(httpServer, [livePath, ...(deps.otherUpgrades ?? [])])

  // One encoding per message and server; a room that has nobody here costs a look into a map.
  const { rooms } = io.of('/').adapter
  const fanOut = await startFanOut(house, {
    tell: tellingOf(deps.catalogue.map),
    emit: (told) => {
      const here = told.rooms.filter((room) => rooms.has(room))
      if (here.length > 0) io.local.to(here).emit('changed', told.message)
    },
    otherChain: () => io.local.disconnectSockets(true),
  })
  const presence = startPresence({ house, io, visitors: () => visitors.values() })
  const watching = openWatching({
    house,
    policies: deps.catalogue.policies,
    joined: (visitor, topic) => presence.show(visitor, topic),
    left: (visitor, topic) => presence.left(visitor, topic),
  })
  const rights = watchRights({
    house,
    visitors: () => visitors.values(),
    identify,
    askAgain: (visitor) => watching.askAgain(visitor),
    end: ({ socket }) => void socket.disconnect(true),
    cut: ({ socket }) => void socket.conn.close(),
    headIs: (head) => fanOut.headIs(head),
  })

  const arriving = new WeakMap<LiveSocket, Identity & { credentials: Credentials }>()
  io.use((socket, next) => {
    const credentials = credentialsOf(config, socket.request, socket.handshake.auth)
    identify(credentials).then(
      (identity) => {
        arriving.set(socket, { ...identity, credentials })
        next()
      },
      (error: unknown) => {
        const code = isHouseError(error) ? error.code : 'unavailable'
        if (!isHouseError(error)) log.warn({ err: error }, 'who opens a socket could not be asked')
        next(new Error(code))
      },
    )
  })
  io.on('connection', (socket) => {
    const known = arriving.get(socket)
    if (!known) return socket.disconnect(true)
    const visitor = receive(socket, known, {
      fanOut,
      presence,
      watching,
      readHead: () => readHead(house.sql),
      failed: (error) => log.warn({ err: error }, 'a live message could not be answered'),
    })
    visitors.set(socket.id, visitor)
    socket.on('disconnect', () => {
      visitors.delete(socket.id)
      presence.left(visitor)
    })
    return undefined
  })

  return {
    sockets: () => visitors.size,
    position: () => fanOut.position(),
    async close() {
      isClosing = true
      await rights.close()
      // The connections are closed under the sockets, not the sockets: so browsers come back by themselves, elsewhere.
      io.engine.close()
      await presence.close()
      await fanOut.close()
      await io.of('/').adapter.close()
      cluster.close()
    },
  }
}

/** Nobody would ever answer an upgrade to another path, since socket.io is told to leave those alone. */
function answerForeignUpgrades(httpServer: HttpServer, known: readonly string[]): void {
  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (known.some((beginning) => path === beginning || path.startsWith(`${beginning}/`))) return
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
}
