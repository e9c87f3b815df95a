import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isLoopbackUrl } from '#server/platform/config-settings.ts'
import { agencySimulator } from './agency.simulator.ts'
import { bisRegisterSimulator } from './bis-register.simulator.ts'
import { csamSimulator } from './csam.simulator.ts'
import { createFaultSwitch, faultInput, type FaultSwitch } from './fault-switch.ts'
import { frontPage } from './front-page.ts'
import { pagePolicy } from './html.ts'
import { kboSimulator } from './kbo.simulator.ts'
import { mailSimulator } from './mail.simulator.ts'
import { numberEntryInput } from './number-book.ts'
import { onlyJson } from './only-json.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'
import type { SeededLookUp, SeededPerson } from './seeded-numbers.ts'
import type { BounceHook, Simulator, SimulatorMaker } from './simulator.ts'
import { viesSimulator } from './vies.simulator.ts'

/** All simulators: one more is one file and one line. */
const makers: readonly SimulatorMaker[] = [viesSimulator, kboSimulator, bisRegisterSimulator, csamSimulator, agencySimulator, mailSimulator]

export type RunningSimulators = { port: number; smtpPort: number; close: () => Promise<void> }
type Running = { simulator: Simulator; faults: FaultSwitch; requests: RequestLog }

/** Starts all simulators in this process. Port 0 takes a free one; tests and benches do. */
export async function startSimulators(options: {
  port: number
  smtpPort: number
  host?: string
  bounceHook?: BounceHook
  seeded?: SeededLookUp
  persons?: () => readonly SeededPerson[]
}): Promise<RunningSimulators> {
  const host = options.host ?? '127.0.0.1'
  const stop = new AbortController()
  const running: Running[] = []
  const close = async () => {
    stop.abort()
    for (const { simulator } of running) await simulator.close?.()
  }
  try {
    for (const maker of makers) {
      const faults = createFaultSwitch()
      const requests = createRequestLog()
      const { smtpPort, bounceHook, seeded = () => undefined, persons = () => [] } = options
      const tools = { faults, requests, host, smtpPort, bounceHook, stopping: stop.signal, seeded, persons }
      running.push({ simulator: await maker.create(tools), faults, requests })
    }
    const server = createServer(appOf(running))
    server.listen(options.port, host)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const smtpPort = running.find(({ simulator }) => simulator.name === 'mail')?.simulator.port ?? 0
    return { port, smtpPort, close: () => closeServer(server).then(close) }
  } catch (error) {
    await close()
    throw error
  }
}

function appOf(running: readonly Running[]): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(onlyLoopback)
  app.use((_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': pagePolicy,
    })
    next()
  })
  app.get('/', (request, response) => {
    const simulators = running.map(({ simulator }) => simulator)
    response.send(frontPage(simulators, request.socket.localPort ?? 0))
  })
  app.get('/health/ready', (_request, response) => {
    response.json({ status: 'ready', simulators: running.map(({ simulator }) => simulator.name) })
  })
  app.use(express.json({ limit: '256kb' }))
  addControls(app, (name) => running.find(({ simulator }) => simulator.name === (name === 'smtp' ? 'mail' : name)))
  for (const { simulator } of running) app.use(simulator.path, simulator.router)
  app.use((_request, response) => void response.status(404).json({ code: 'NOT_FOUND' }))
  app.use(answerErrors)
  return app
}

/** `PUT /faults/{simulator}`, `GET /requests/{simulator}`, `PUT /numbers/{simulator}/{number}`. */
function addControls(app: Express, find: (name: unknown) => Running | undefined): void {
  app.put('/faults/:simulator', onlyJson, async (request, response) => {
    const faults = find(request.params.simulator)?.faults
    const input = faultInput.safeParse(request.body)
    if (faults === undefined) return void response.status(404).json({ code: 'UNKNOWN_SIMULATOR' })
    if (!input.success) return void response.status(422).json({ code: 'INVALID', problem: input.error.issues[0]?.message })
    faults.set(input.data)
    await faults.settled()
    response.json(faults.current())
  })
  app.get('/faults/:simulator', (request, response) => {
    const faults = find(request.params.simulator)?.faults
    if (faults === undefined) return void response.status(404).json({ code: 'UNKNOWN_SIMULATOR' })
    response.json(faults.current())
  })
  app.get('/requests/:simulator', (request, response) => {
    const requests = find(request.params.simulator)?.requests
    if (requests === undefined) return void response.status(404).json({ code: 'UNKNOWN_SIMULATOR' })
    response.json(requests.newestFirst())
  })
  app.put('/numbers/:simulator/:number', onlyJson, (request, response) => {
    const simulator = find(request.params.simulator)?.simulator
    const entry = numberEntryInput.safeParse(request.body)
    if (simulator?.putNumber === undefined) return void response.status(404).json({ code: 'UNKNOWN_SIMULATOR' })
    if (!entry.success) return void response.status(422).json({ code: 'INVALID', problem: entry.error.issues[0]?.message })
    if (!simulator.putNumber(String(request.params.number), entry.data)) return void response.status(422).json({ code: 'INVALID_NUMBER' })
    response.json(entry.data)
  })
}

const onlyLoopback: RequestHandler = (request, response, next) => {
  if (!isLoopbackUrl(`http://${request.headers.host ?? ''}`)) return void response.status(403).json({ code: 'LOOPBACK_ONLY' })
  next()
}

const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error)
  const known = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  const status = known >= 400 && known < 500 ? known : 500
  response.status(status).json({ code: status === 500 ? 'INTERNAL_ERROR' : 'MALFORMED' })
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
