import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod/mini'
import { newId } from '#db/columns.ts'
import { HouseError, conflict, invalidInput } from '#server/platform/errors.ts'
import { describeEndpoint } from '#server/platform/http/endpoint.contract.ts'
import { endpoint, type Endpoint } from '#server/platform/http/endpoint.ts'

/** Endpoints that do nothing but tell what reached them: the doors are tried with these. */

const common = { tag: 'Probes', summary: 'A probe' }

export const echo = describeEndpoint({
  ...common,
  name: 'echo',
  method: 'POST',
  path: '/probe/echo',
  gate: 'anyone',
  status: 201,
  body: z.object({
    text: z.string().check(z.minLength(1), z.maxLength(20)),
    list: z.optional(z.array(z.object({ email: z.email(), day: z.iso.date() })).check(z.maxLength(2))),
    extra: z.optional(z.record(z.string(), z.unknown())),
  }),
  answer: z.object({ id: z.string(), text: z.string(), language: z.string(), by: z.string() }),
})

export const gated = (['anyone', 'session', 'applicant', 'staff', 'person'] as const).map((gate) =>
  describeEndpoint({
    ...common,
    name: `gate-${gate}`,
    method: 'POST',
    path: `/probe/gates/${gate}`,
    gate,
    body: z.object({ number: z.int() }),
    answer: z.object({ by: z.string() }),
  }),
)

export const fails = describeEndpoint({
  ...common,
  name: 'fails',
  method: 'POST',
  path: '/probe/fails',
  gate: 'anyone',
  body: z.object({ how: z.string() }),
})

export const loose = describeEndpoint({
  ...common,
  name: 'loose',
  method: 'GET',
  path: '/probe/loose/:id',
  gate: 'anyone',
  params: z.object({ id: z.uuid() }),
  query: z.object({ limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 25) }),
  answer: z.object({ kept: z.string(), limit: z.int() }),
})

export const setsCookies = describeEndpoint({
  ...common,
  name: 'setsCookies',
  method: 'POST',
  path: '/probe/cookies',
  gate: 'anyone',
  status: 204,
  body: z.object({ session: z.nullable(z.string()) }),
})

export const takesFile = describeEndpoint({
  ...common,
  name: 'takesFile',
  method: 'PUT',
  path: '/probe/files/:id',
  gate: 'anyone',
  params: z.object({ id: z.string() }),
  query: z.object({ name: z.optional(z.string()) }),
  bodyType: 'pdf',
  answer: z.object({ size: z.int(), name: z.nullable(z.string()) }),
})

export const givesFile = describeEndpoint({
  ...common,
  name: 'givesFile',
  method: 'GET',
  path: '/probe/files/:id',
  gate: 'anyone',
  params: z.object({ id: z.string() }),
  answerType: 'pdf',
})

/** A record of what the probes did, and what they will give. */
export type Probes = {
  endpoints: readonly Endpoint[]
  acted: number
  file: Buffer
  received: string[]
  slowMs: number
  failure: Error | undefined
}

export function probes(): Probes {
  const self: Probes = { endpoints: [], acted: 0, file: Buffer.alloc(0), received: [], slowMs: 0, failure: undefined }
  self.endpoints = [
    endpoint(echo, async ({ input, actor, request }) => {
      self.acted += 1
      await pause(self.slowMs)
      if (self.failure) throw self.failure
      return { answer: { id: newId(), text: input.body.text, language: request.language, by: actor.kind, secret: 'never leaves' } }
    }),
    ...gated.map((contract) => endpoint(contract, ({ actor }) => Promise.resolve({ answer: { by: actor.kind } }))),
    endpoint(fails, ({ input }) => fail(input.body.how)),
    endpoint(loose, ({ input }) => Promise.resolve({ answer: { kept: 'yes', limit: input.query.limit, secret: 'never leaves' } })),
    endpoint(setsCookies, ({ input }) =>
      Promise.resolve({ answer: {}, cookies: [{ name: 'session', value: input.body.session, maxAgeSeconds: 60 }] }),
    ),
    endpoint(takesFile, async ({ input, request }) => {
      let size = 0
      for await (const chunk of request.file ?? []) {
        size += (chunk as Buffer).byteLength
        // A PDF begins like one: what does not is refused at its first bytes.
        if (size === (chunk as Buffer).byteLength && !(chunk as Buffer).subarray(0, 5).equals(Buffer.from('%PDF-'))) {
          throw new HouseError('wrong-type', { fields: [{ path: 'file', code: 'not-a-pdf' }] })
        }
      }
      self.received.push(`${input.params.id} ${String(size)}`)
      return { answer: { size, name: input.query.name ?? null } }
    }),
    endpoint(givesFile, ({ input }) =>
      Promise.resolve({ file: { stream: Readable.from(chunked(self.file)), size: self.file.byteLength, name: input.params.id } }),
    ),
  ]
  return self
}

function* chunked(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength; at += 1000) yield bytes.subarray(at, at + 1000)
}

async function fail(how: string): Promise<never> {
  switch (how) {
    case 'conflict':
      throw conflict('changed-meanwhile', { version: 7 })
    case 'fields':
      throw invalidInput([
        { path: 'people.0.firstName', code: 'capital-initial', facts: { suggestion: 'Élodie' } },
        { path: 'people.1.email', code: 'nobody-knows-this-code' },
      ])
    case 'plain':
      throw new Error('select * from secrets where niss = 85073003328')
    case 'thrown-text':
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- others throw what they like
      throw 'just a text with a secret'
    default:
      throw new HouseError('not-allowed')
  }
}
