import * as z from 'zod/mini'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi'
import type { Config } from '../config.ts'
import { errorCodes, errorStatuses, problemDocument, type ErrorCode } from '../error-codes.contract.ts'
import { cookieNames } from './cookies.ts'
import type { EndpointContract, Gate } from './endpoint.contract.ts'
import { problemWords } from './problem.words.ts'

export type ApiDocument = ReturnType<typeof createDocument>

/**
 * The API as OpenAPI 3.1, made of the very contracts that the doors check with, so that it cannot say anything else.
 * `operationId` is the contract's name.
 */
export function apiDocument(config: Config, contracts: readonly EndpointContract[]): ApiDocument {
  const names = cookieNames(config)
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'FAMHP company portal',
        version: '1',
        description:
          'Registering foreign companies with the Federal Agency for Medicines and Health Products, and the desk that reviews them. ' +
          'Errors are problem documents (RFC 9457); `Accept-Language` (nl, fr, en, de) chooses their words. ' +
          'An `Idempotency-Key` makes a POST safe to repeat for 24 hours.',
      },
      servers: [{ url: '/api/v1' }],
      tags: [...new Set(contracts.map((contract) => contract.tag))].map((name) => ({ name })),
      paths: pathsOf(contracts),
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: names.session },
          registration: { type: 'http', scheme: 'bearer', description: 'The access token of one registration' },
          registrationCookie: { type: 'apiKey', in: 'cookie', name: names.registration },
        },
        schemas: { Problem: problem },
      },
    },
    { override: ({ jsonSchema, io }) => openAnswers(jsonSchema, io) },
  )
}

const problem = z.extend(problemDocument, { code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]) })

/** Answers grow; who reads them must let pass what he does not know. */
function openAnswers(schema: { additionalProperties?: unknown }, io: 'input' | 'output'): void {
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties
}

function pathsOf(contracts: readonly EndpointContract[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) }
  }
  return paths
}

function operationOf(contract: EndpointContract): ZodOpenApiOperationObject {
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [contract.tag],
    security: securityOf(contract.gate),
    requestParams: {
      ...(contract.path.includes(':') && { path: asObject(contract.params) }),
      ...(hasMembers(contract.query) && { query: asObject(contract.query) }),
      ...headersOf(contract),
    },
    ...requestBodyOf(contract),
    responses: responsesOf(contract),
  }
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[\x21-\x7e]+$/))),
})

/** HMAC-SHA256 of the raw body with the webhook key, in hexadecimal. */
const signedHeader = z.object({ 'X-Signature': z.string().check(z.regex(/^sha256=[0-9a-f]{64}$/)) })

function headersOf(contract: EndpointContract): { header?: z.ZodMiniObject } {
  if (contract.method === 'POST' && contract.idempotent) return { header: idempotencyHeader }
  if (contract.bodyType === 'signed-json') return { header: signedHeader }
  const own = Object.entries(contract.headers)
  if (own.length === 0) return {}
  return {
    header: z.object(Object.fromEntries(own.map(([name, description]) => [name, z.string().register(z.globalRegistry, { description })]))),
  }
}

function requestBodyOf(contract: EndpointContract): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (contract.bodyType === 'pdf') return { requestBody: { required: true, content: { 'application/pdf': { schema: bytes } } } }
  if (contract.bodyType === 'bytes') return { requestBody: { required: true, content: { 'application/octet-stream': { schema: bytes } } } }
  if (contract.bodyType === 'part')
    return { requestBody: { required: true, content: { 'application/offset+octet-stream': { schema: bytes } } } }
  if (contract.method === 'GET' || !hasMembers(contract.body)) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: contract.body } } } }
}

const bytes = { type: 'string', format: 'binary' } as const

function responsesOf(contract: EndpointContract): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = { [`${contract.status}`]: goodAnswer(contract) }
  for (const code of possibleErrors(contract)) {
    const status = `${errorStatuses[code]}` as const
    const before = responses[status]?.description
    const said = `\`${code}\`: ${problemWords[code].en.title}`
    responses[status] = {
      description: before ? `${String(before)}; ${said}` : said,
      content: { 'application/problem+json': { schema: problem } },
    }
  }
  return responses
}

function goodAnswer(contract: EndpointContract): ZodOpenApiResponsesObject['200'] {
  if (contract.answerType === 'pdf') return { description: 'The file', content: { 'application/pdf': { schema: bytes } } }
  if (contract.answerType === 'file') return { description: 'The file', content: { '*/*': { schema: bytes } } }
  if (contract.status === 204) return { description: 'Done' }
  return { description: 'Done', content: { 'application/json': { schema: contract.answer } } }
}

/** What the contract names, and what every door of this kind may say. */
function possibleErrors(contract: EndpointContract): ErrorCode[] {
  const codes = new Set<ErrorCode>(contract.errors)
  const add = (...more: ErrorCode[]) => more.forEach((code) => codes.add(code))
  if (contract.gate === 'session') add('not-signed-in')
  if (contract.gate === 'staff' || contract.gate === 'person') add('not-signed-in', 'step-required', 'not-found')
  if (contract.gate === 'applicant' || contract.path.includes(':')) add('not-found')
  if (contract.method !== 'GET') add('malformed', 'foreign-origin')
  if (hasMembers(contract.body)) add('too-large', 'invalid-input')
  if (hasMembers(contract.query)) add('invalid-input')
  if (['pdf', 'bytes', 'part'].includes(contract.bodyType)) add('too-large', 'wrong-type')
  if (contract.method === 'POST' && contract.idempotent) add('key-reused')
  add('too-many', 'internal', 'unavailable')
  return errorCodes.filter((code) => codes.has(code))
}

function securityOf(gate: Gate): Record<string, string[]>[] {
  switch (gate) {
    case 'anyone':
      return []
    case 'applicant':
      return [{ registration: [] }, { registrationCookie: [] }]
    case 'session':
    case 'staff':
    case 'person':
      return [{ session: [] }]
  }
}

function asObject(schema: z.ZodMiniType): z.ZodMiniObject {
  if (!(schema instanceof z.ZodMiniObject)) throw new Error('Params and query of a contract are objects')
  return schema
}

function hasMembers(schema: z.ZodMiniType): boolean {
  return !(schema instanceof z.ZodMiniObject) || Object.keys(schema.shape).length > 0
}
