import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Readable } from 'node:stream'
import { HouseError, notFound } from '../errors.ts'
import type { Actor } from '../../features/actor.ts'
import { isSignedBy, signatureHeader } from '../crypto/signatures.ts'
import { demand } from '../verdict.ts'
import { borrowed } from './borrowed-stream.ts'
import { pageCookie } from './cookies.ts'
import type { Doors } from './doors.ts'
import type { CookieChange, Endpoint } from './endpoint.ts'
import type { JsonOutcome } from './endpoint-call.ts'
import type { EndpointContract } from './endpoint.contract.ts'
import { sendFile } from './file-reply.ts'
import { mayPass } from './gate.ts'
import { parseJson, readJson, readJsonBytes } from './json-body.ts'
import { visitOf } from './request-facts.ts'
import { closedHeaders } from './security-headers.ts'
import { problemHandler } from './send-problem.ts'

const verbs = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const

/** Every endpoint under `/api/v1`; whatever else is asked there does not exist. */
export function httpDoor(doors: Doors): Router {
  const router = Router({ caseSensitive: true })
  router.use(closedHeaders)
  for (const endpoint of doors.endpoints) {
    router[verbs[endpoint.contract.method]](endpoint.contract.path, answerOverHttp(doors, endpoint))
  }
  for (const [path, allow] of methodsByPath(doors.endpoints)) {
    // No other site is let in: what is allowed is told, to whom is not.
    router.options(path, (_req, res) => void res.status(204).set('Allow', allow).end())
  }
  router.use((_req, _res, next) => next(notFound()))
  router.use(problemHandler(doors))
  return router
}

function methodsByPath(endpoints: readonly Endpoint[]): Map<string, string> {
  const paths = new Map<string, string>()
  for (const { contract } of endpoints) {
    const more = contract.method === 'GET' ? 'GET, HEAD' : contract.method
    paths.set(contract.path, `${paths.get(contract.path) ?? 'OPTIONS'}, ${more}`)
  }
  return paths
}

function answerOverHttp(doors: Doors, endpoint: Endpoint): RequestHandler {
  const { contract } = endpoint
  return async (req, res) => {
    const visit = visitOf(res)
    let actor = await visit.actorAt(contract.gate)
    // Asked here already, so that nobody makes us read ten megabytes before he is told no.
    demand(mayPass(contract.gate, actor, req.params))
    let body = contract.bodyType === 'json' && req.method !== 'GET' && req.method !== 'HEAD' ? await jsonBody(doors, req) : undefined
    if (contract.bodyType === 'signed-json') {
      body = await signedBody(doors, req)
      actor = systemOf(contract)
    }
    const file = contract.bodyType in fileTypes ? fileBody(doors, contract, req) : undefined
    const request = { ...visit.facts, file, headers: headersFor(contract, req) }
    const knock = { actor, request, idempotencyKey: req.get('idempotency-key') }
    const outcome = await doors.call(endpoint, knock, { params: req.params, query: req.query, body }).finally(() => file?.destroy())
    if ('file' in outcome) await sendFile(req, res, outcome)
    else sendJson(doors, res, outcome)
  }
}

/** Who signs with our key is a system of ours; in the trail it has the name of the door. */
const systemOf = (contract: EndpointContract): Actor => ({ kind: 'system', job: contract.name })

/** A body that another system of ours signed: read whole, proven, and only then parsed. */
async function signedBody(doors: Doors, req: Request): Promise<unknown> {
  const signature = req.get(signatureHeader)
  if (signature === undefined) throw new HouseError('not-signed-in')
  try {
    const bytes = (await readJsonBytes(req, doors.house.config.limits.bodyBytes)) ?? Buffer.alloc(0)
    if (!isSignedBy(doors.house.config.keys.webhook, bytes, signature)) throw new HouseError('wrong-credentials')
    return parseJson(bytes)
  } catch (error) {
    endConnectionIfHuge(req)
    throw error
  }
}

async function jsonBody(doors: Doors, req: Request): Promise<unknown> {
  try {
    return await readJson(req, doors.house.config.limits.bodyBytes)
  } catch (error) {
    endConnectionIfHuge(req)
    throw error
  }
}

/** What the streamed bodies say they are. */
const fileTypes: Partial<Record<EndpointContract['bodyType'], string>> = {
  pdf: 'application/pdf',
  bytes: 'application/octet-stream',
  part: 'application/offset+octet-stream',
}

function headersFor(contract: EndpointContract, req: Request): Record<string, string> {
  const sent = Object.keys(contract.headers).map((name) => [name.toLowerCase(), req.get(name)] as const)
  return Object.fromEntries(sent.filter((header): header is [string, string] => header[1] !== undefined))
}

function fileBody(doors: Doors, contract: EndpointContract, req: Request): Readable {
  const type = req.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== fileTypes[contract.bodyType]) throw new HouseError('wrong-type')
  const length = Number(req.get('content-length') ?? 0)
  if (length > doors.house.config.limits.uploadBytes) {
    endConnectionIfHuge(req)
    throw new HouseError('too-large')
  }
  return borrowed(req)
}

/** What is left of a refused body is read and thrown away so that the sender hears the answer; but not without end. */
function endConnectionIfHuge(req: Request): void {
  const most = 64 * 1024 * 1024
  let left = most
  if (Number(req.get('content-length') ?? 0) > most) req.res?.set('Connection', 'close')
  req.on('data', (chunk: Buffer) => {
    left -= chunk.byteLength
    if (left < 0) req.destroy()
  })
}

function sendJson(doors: Doors, res: Response, outcome: JsonOutcome): void {
  res.status(outcome.status).set(outcome.headers)
  setCookies(doors, res, outcome.cookies)
  if (outcome.status === 204) res.end()
  else res.type('application/json').send(bytesOf(outcome.answer))
}

const written = new WeakMap<object, Buffer>()

/** An answer as JSON. One that is given again, as readings that are remembered are, is written once. */
function bytesOf(answer: unknown): Buffer {
  const key = typeof answer === 'object' && answer !== null && Object.isFrozen(answer) ? answer : undefined
  const bytes = (key && written.get(key)) ?? Buffer.from(JSON.stringify(answer))
  if (key) written.set(key, bytes)
  return bytes
}

/** Writes cookies as the act gave them. */
export function setCookies(doors: Doors, res: Response, changes: readonly CookieChange[]): void {
  for (const change of changes) {
    const { name, value, options } = pageCookie(doors.house.config, change)
    const { maxAge, ...rest } = options
    if (value === null) res.clearCookie(name, rest)
    // Express counts in milliseconds.
    else res.cookie(name, value, { ...rest, ...(maxAge !== undefined && { maxAge: maxAge * 1000 }) })
  }
}
