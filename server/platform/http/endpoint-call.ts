import type { Actor } from '../../features/actor.ts'
import { HouseError, notFound } from '../errors.ts'
import type { House } from '../house.ts'
import { demand } from '../verdict.ts'
import { addressForLimits } from './client-address.ts'
import type { CookieChange, Endpoint, Reply, RequestFacts } from './endpoint.ts'
import type { EndpointContract } from './endpoint.contract.ts'
import { fieldFaults, type PatternCodes } from './field-codes.ts'
import { mayPass } from './gate.ts'
import type { Idempotency } from './idempotency.ts'
import { demandPlainShape } from './input-shape.ts'
import type { LimitedEndpoints, Limits } from './rate-limit.ts'

/** Who knocks, with what. */
export type Knock = { actor: Actor; request: RequestFacts; idempotencyKey: string | undefined }

/** The input as it came; nothing of it is believed yet. */
export type RawInput = { params: unknown; query: unknown; body: unknown }

export type JsonOutcome = { status: number; answer: unknown; cookies: CookieChange[]; headers: Record<string, string> }
export type FileOutcome = { file: Extract<Reply<unknown>, { file: unknown }>['file']; headers: Record<string, string> }
export type Outcome = JsonOutcome | FileOutcome

/** The one way into every endpoint, whether by HTTP or from a page inside the process. */
export type CallEndpoint = (endpoint: Endpoint, knock: Knock, input: RawInput) => Promise<Outcome>

export type CallSetup = {
  house: House
  limits: Limits
  idempotency: Idempotency
  limited: LimitedEndpoints
  patternCodes: PatternCodes
}

/** Gate, limits, input, key, act, answer: in this order, so that nobody learns of an input's rules before he may come in. */
export function endpointCall({ house, limits, idempotency, limited, patternCodes }: CallSetup): CallEndpoint {
  return async ({ contract, act }, knock, raw) => {
    demand(mayPass(contract.gate, knock.actor, raw.params))
    const limitClass = limited[contract.name]
    if (limitClass) await limits.count(limitClass, knock.request.ip)
    const input = validInput(contract, raw, patternCodes)
    const run = async (): Promise<Outcome> => {
      const reply = await act({ house, actor: knock.actor, input, request: knock.request })
      return 'file' in reply ? { file: reply.file, headers: reply.headers ?? {} } : validAnswer(house, contract, reply)
    }
    const key = keyFor(contract, knock)
    if (key === undefined) return run()
    const keyed = { key, caller: callerOf(contract, knock), endpoint: contract.name, input: raw }
    return idempotency.once<JsonOutcome>({ ...keyed, act: async () => withoutFile(contract, await run()) })
  }
}

/** Without what was given, "nothing here" and "something else here" look the same. */
const withInput = { reportInput: true }

function validInput(contract: EndpointContract, raw: RawInput, patterns: PatternCodes): { params: unknown; query: unknown; body: unknown } {
  const params = contract.params.safeParse(raw.params ?? {})
  // An id that cannot be one names nothing.
  if (!params.success) throw notFound()
  demandPlainShape([raw.query, raw.body])
  const query = contract.query.safeParse(raw.query ?? {}, withInput)
  const body = contract.body.safeParse(raw.body ?? {}, withInput)
  if (query.success && body.success) return { params: params.data, query: query.data, body: body.data }
  const fields = [
    ...(query.error ? fieldFaults(query.error, contract.query, patterns) : []),
    ...(body.error ? fieldFaults(body.error, contract.body, patterns) : []),
  ]
  // The whole is not an object: that is no form with a wrong box.
  if (fields.some((field) => field.path === '')) throw new HouseError('malformed')
  throw new HouseError('invalid-input', { fields })
}

/** Frozen answers that were found right: the same object given again at the same door is right again. */
const checked = new WeakMap<object, { contract: EndpointContract; data: unknown }>()

function isLasting(answer: unknown): answer is object {
  return typeof answer === 'object' && answer !== null && Object.isFrozen(answer)
}

function validAnswer(house: House, contract: EndpointContract, reply: Extract<Reply<unknown>, { answer: unknown }>): JsonOutcome {
  const cookies = reply.cookies ?? []
  const headers = reply.headers ?? {}
  if (contract.status === 204) return { status: 204, answer: undefined, cookies, headers }
  const before = isLasting(reply.answer) ? checked.get(reply.answer) : undefined
  if (before?.contract === contract) return { status: contract.status, answer: before.data, cookies, headers }
  const answer = contract.answer.safeParse(reply.answer)
  if (!answer.success) {
    // Paths and codes only: the values may be anybody's data.
    const issues = answer.error.issues.slice(0, 10).map((issue) => `${issue.path.map(String).join('.')} ${issue.code}`)
    house.log.error({ endpoint: contract.name, issues }, 'an answer is not what its contract says')
    throw new HouseError('internal')
  }
  if (isLasting(reply.answer)) checked.set(reply.answer, { contract, data: Object.freeze(answer.data) })
  return { status: contract.status, answer: answer.data, cookies, headers }
}

function keyFor(contract: EndpointContract, { idempotencyKey }: Knock): string | undefined {
  if (contract.method !== 'POST' || !contract.idempotent || idempotencyKey === undefined) return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) throw new HouseError('malformed')
  return idempotencyKey
}

/**
 * Whose key it is. At a door that is open to anyone a registration's cookie says nothing: the first try may have set it,
 * and the second must still be known as the same.
 */
function callerOf(contract: EndpointContract, { actor, request }: Knock): string {
  if ('sessionId' in actor) return `session:${actor.sessionId}`
  if (actor.kind === 'applicant' && contract.gate === 'applicant') return `registration:${actor.registrationId}`
  return `anonymous:${addressForLimits(request.ip)}`
}

function withoutFile(contract: EndpointContract, outcome: Outcome): JsonOutcome {
  if ('file' in outcome) throw new Error(`${contract.name} answers a file, which cannot be kept for an Idempotency-Key`)
  return outcome
}
