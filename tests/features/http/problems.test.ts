import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodes, errorStatuses, problemDocument } from '#server/platform/error-codes.contract.ts'
import { HouseError } from '#server/platform/errors.ts'
import { fieldWords } from '#server/features/field-words.ts'
import { screenLanguages } from '#server/features/identity/identity.contract.ts'
import { isAway, translator } from '#server/platform/http/problem-details.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { fails, probes } from './door-world.ts'

let house: TestHouse
let server: RunningServer

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, endpoints: probes().endpoints })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

const failed = (how: string, language = 'en') =>
  client(server.url).send(fails, { body: { how } }, { headers: { 'accept-language': language } })

describe('a problem document', () => {
  it('exists for every code in every language, with a title and what to do', () => {
    const translate = translator(fieldWords)
    for (const code of errorCodes) {
      const titles = screenLanguages.map((language) => {
        const { status, document, headers } = translate(new HouseError(code), { requestId: 'r', language })
        expect(problemDocument.safeParse(document).success).toBe(true)
        expect(status).toBe(errorStatuses[code])
        expect(headers['Content-Language']).toBe(language)
        expect(document.detail?.length).toBeGreaterThan(10)
        return document.title
      })
      expect(new Set(titles).size, code).toBe(4)
    }
  })

  it('has words for every field code in every language, with nothing left in braces', () => {
    const facts = { suggestion: 'Élodie', maximum: 5, minimum: 2 }
    for (const [code, words] of Object.entries(fieldWords)) {
      expect(new Set(screenLanguages.map((language) => words[language])).size, code).toBe(4)
      const fields = [{ path: 'x', code, facts }]
      const { document } = translator(fieldWords)(new HouseError('invalid-input', { fields }), { requestId: 'r', language: 'fr' })
      expect(document.fields?.[0]?.message).not.toMatch(/[{}]/)
    }
  })

  it('carries the present record after a conflict', async () => {
    const { status, problem } = await failed('conflict', 'fr')
    expect([status, problem.code, problem.current, problem.title]).toEqual([
      409,
      'changed-meanwhile',
      { version: 7 },
      'Modifié entre-temps',
    ])
  })

  it('puts the facts of a field into its sentence, and has one for a code that nobody gave words to', async () => {
    const { problem } = await failed('fields', 'nl')
    expect(problem.fields).toEqual([
      { path: 'people.0.firstName', code: 'capital-initial', message: 'Begin de voornaam met een hoofdletter: Élodie.' },
      { path: 'people.1.email', code: 'nobody-knows-this-code', message: 'Kijk dit veld na: zo kan het niet.' },
    ])
  })

  it.each(['plain', 'thrown-text'])('tells nothing of an error of ours (%s)', async (how) => {
    const { status, problem } = await failed(how)
    expect([status, problem.code]).toEqual([500, 'internal'])
    expect(JSON.stringify(problem)).not.toMatch(/select|niss|secret|stack/i)
  })
})

describe('what is away', () => {
  const withCode = (code: string, cause?: Error) => Object.assign(new Error('x', { cause }), { code })
  const postgresError = (code: string) => Object.assign(new Error('x'), { name: 'PostgresError', code })

  it.each([
    withCode('ECONNREFUSED'),
    withCode('CONNECTION_CLOSED'),
    withCode('CONNECT_TIMEOUT'),
    withCode('ENOSPC'),
    new AggregateError([withCode('ECONNREFUSED')]),
    new Error('failed query', { cause: postgresError('57P01') }),
    ...['57P03', '08006', '53300', '57014', '40P01'].map(postgresError),
    Object.assign(new Error('x'), { name: 'MaxRetriesPerRequestError' }),
    new Error("Stream isn't writeable and enableOfflineQueue options is false"),
  ])('is known by its error (%s)', (error) => {
    expect(isAway(error)).toBe(true)
    const { status, headers } = translator(fieldWords)(error, { requestId: 'r', language: 'en' })
    expect([status, headers['Retry-After']]).toEqual([503, '5'])
  })

  it.each([new Error('x'), postgresError('23505'), withCode('ENOENT'), 'text', undefined])('is not every error (%s)', (error) => {
    expect(isAway(error)).toBe(false)
  })
})
