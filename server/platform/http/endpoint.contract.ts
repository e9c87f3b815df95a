import * as z from 'zod/mini'
import type { ErrorCode } from '../error-codes.contract.ts'

/** Who may knock at all. The finer question, "may this one do this to that?", is asked by the policy inside. */
export const gates = ['anyone', 'session', 'applicant', 'staff', 'person'] as const
export type Gate = (typeof gates)[number]

type Shape = z.ZodMiniType

/**
 * One door of the product, described once: validated by the server, called by the pages, printed in the API document.
 * `path` is Express' spelling below `/api/v1`, for example `/registrations/:id`. Views give wire shapes: instants and
 * days are text, money is whole cents.
 */
export type EndpointContract<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Answer extends Shape = Shape,
> = {
  /** The operationId; unique. */
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  summary: string
  tag: string
  gate: Gate
  params: Params
  query: Query
  body: Body
  answer: Answer
  /** Status of a good answer; 200 unless said otherwise. */
  status: 200 | 201 | 202 | 204
  errors: readonly ErrorCode[]
  /** False where the same POST twice is two acts by intention or repeats a secret (`/session`, `…/reveal`). */
  idempotent: boolean
  /**
   * JSON; the bytes of a streamed file (`bytes`: of several types, read from the file itself), or of a part of one (`application/offset+octet-stream`, as tus 1.0 has it); or JSON
   * from another system of ours, signed in `X-Signature` with the webhook key.
   */
  bodyType: 'json' | 'signed-json' | 'pdf' | 'bytes' | 'part'
  /** Request headers that the act reads by itself, each with what it says. */
  headers: Readonly<Record<string, string>>
  /** `file` says by itself what it is, and is an attachment like a `pdf`. */
  answerType: 'json' | 'pdf' | 'file'
}

// An empty object as schema: calls without params, query or body then need not mention them.
const nothing = z.object({})
export type Nothing = typeof nothing

export function describeEndpoint<
  Params extends Shape = Nothing,
  Query extends Shape = Nothing,
  Body extends Shape = Nothing,
  Answer extends Shape = Nothing,
>(
  given: Pick<EndpointContract, 'name' | 'method' | 'path' | 'summary' | 'tag' | 'gate'> &
    Partial<Pick<EndpointContract, 'status' | 'errors' | 'idempotent' | 'bodyType' | 'headers' | 'answerType'>> & {
      params?: Params
      query?: Query
      body?: Body
      answer?: Answer
    },
): EndpointContract<Params, Query, Body, Answer> {
  return {
    status: 200,
    errors: [],
    idempotent: true,
    bodyType: 'json',
    headers: {},
    answerType: 'json',
    ...given,
    // The default is only reached when the caller gave no schema, and then the type parameter is `Nothing`.
    params: given.params ?? (nothing as Shape as Params),
    query: given.query ?? (nothing as Shape as Query),
    body: given.body ?? (nothing as Shape as Body),
    answer: given.answer ?? (nothing as Shape as Answer),
  }
}

export type InputOf<C> =
  C extends EndpointContract<infer Params, infer Query, infer Body>
    ? { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }
    : never

type Optional<T> = Record<string, never> extends T ? true : object extends T ? true : false
type Part<Key extends string, T> = Optional<T> extends true ? { [K in Key]?: T } : { [K in Key]: T }

/** What a caller passes to `call(contract, input)`: parts without required members may be left out. */
export type CallInput<C> =
  C extends EndpointContract<infer Params, infer Query, infer Body>
    ? Part<'params', z.input<Params>> & Part<'query', z.input<Query>> & Part<'body', z.input<Body>>
    : never

export type AnswerOf<C> = C extends EndpointContract<infer _P, infer _Q, infer _B, infer Answer> ? z.output<Answer> : never

/** The shape of every list: `total` is exact up to 10,000. */
export function listOf<Item extends Shape>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.nullable(z.string()),
    total: z.int(),
    totalIsMore: z.boolean(),
  })
}

/** `limit` (1-100, default 25) and `cursor`, as every list takes them. */
export const listQuery = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 25),
  cursor: z.optional(z.string().check(z.maxLength(500))),
}
