import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { echo, probes } from './door-world.ts'

let house: TestHouse
let server: RunningServer
const probe = probes()

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, endpoints: probe.endpoints })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

const json = { 'content-type': 'application/json' }
async function post(
  body: string | Uint8Array<ArrayBuffer> | undefined,
  headers: Record<string, string> = json,
): Promise<{ status: number; code: string; fields?: unknown }> {
  const response = await fetch(`${server.url}/api/v1/probe/echo`, { method: 'POST', headers, body })
  expect(response.headers.get('content-type')).toMatch(/json/)
  return { status: response.status, ...((await response.json()) as { code: string }) }
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('a body that cannot be one', () => {
  it.each([
    ['cut off', '{"text": "a"', json, 400, 'malformed'],
    ['no JSON at all', 'text=a', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'malformed'],
    ['JSON under another name', '{"text":"a"}', { 'content-type': 'text/plain' }, 400, 'malformed'],
    ['a list where a form is expected', '[]', json, 400, 'malformed'],
    ['a bare text', '"a"', json, 400, 'malformed'],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0x74, 0xff, 0x22, 0x3a, 0x31, 0x7d]), json, 400, 'malformed'],
    ['compressed', '{"text":"a"}', { ...json, 'content-encoding': 'gzip' }, 400, 'malformed'],
    ['deeper than any form', `{"text":"a","extra":{"a":${deep(100)}}}`, json, 400, 'malformed'],
    ['so deep that recursion would break', `{"text":"a","extra":{"a":${deep(200_000)}}}`, json, 400, 'malformed'],
    ['reaching into every object', '{"text":"a","__proto__":{"isAdmin":true}}', json, 400, 'malformed'],
    ['reaching into every object from below', '{"text":"a","extra":{"constructor":{"prototype":{"x":1}}}}', json, 400, 'malformed'],
    ['with too many members', `{"text":"a","extra":{"a":[${'1,'.repeat(30_000)}1]}}`, json, 400, 'malformed'],
    ['too large', `{"text":"${'a'.repeat(1_100_000)}"}`, json, 413, 'too-large'],
  ])('%s is refused', async (_what, body, headers, status, code) => {
    expect(await post(body, headers)).toMatchObject({ status, code })
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  it('too large is refused too where its length is not told', async () => {
    const chunks = Array.from({ length: 20 }, () => new Uint8Array(100_000).fill(0x20))
    const body = ReadableStream.from(chunks)
    const response = await fetch(`${server.url}/api/v1/probe/echo`, { method: 'POST', headers: json, body, duplex: 'half' })
    expect(response.status).toBe(413)
  })

  it('absent altogether tells which fields are required', async () => {
    expect(await post(undefined, {})).toMatchObject({ status: 422, fields: [{ path: 'text', code: 'required' }] })
  })
})

describe('a field that is not right', () => {
  const faults = async (body: unknown) => {
    const { status, fields } = await post(JSON.stringify(body))
    return { status, fields: (fields as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`) }
  }

  it.each([
    [{ text: '' }, ['text required']],
    [{ text: null }, ['text required']],
    [{ text: 7 }, ['text format']],
    [{ text: 'a'.repeat(21) }, ['text too-long']],
    [{ text: 'null byte \0' }, ['text unknown-characters']],
    [{ text: 'half \ud800' }, ['text unknown-characters']],
    [{ text: 'a', list: [{ email: 'no', day: '2026-02-30' }] }, ['list.0.email email-format', 'list.0.day date-format']],
    [{ text: 'a', list: [{ email: 'a@b.example' }] }, ['list.0.day required']],
    [{ text: 'a', list: [1, 2, 3] }, ['list too-many']],
    [{ text: 'a', extra: { deep: [{ x: '\0' }] } }, ['extra.deep.0.x unknown-characters']],
  ])('%j is told as %j', async (body, fields) => {
    const told = await faults(body)
    expect(told.status).toBe(422)
    expect(told.fields.toSorted()).toEqual(fields.toSorted())
  })

  it('has a sentence in the reader’s language, with its facts', async () => {
    const say = async (language: string) =>
      (await client(server.url).send(echo, { body: { text: 'a'.repeat(21) } }, { headers: { 'accept-language': language } })).problem
        .fields?.[0]?.message
    expect(await say('nl-BE, nl;q=0.9')).toBe('Maak dit korter: ten hoogste 20 tekens.')
    expect(await say('fr')).toContain('20 caractères')
    expect(await say('de-CH;q=0.5, sv')).toContain('20 Zeichen')
    expect(await say('sv')).toContain('at most 20')
  })
})

/** Speaks to the port without a client that would mend what we want broken. */
function speak(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk.toString()))
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
    socket.setTimeout(5_000, () => socket.destroy())
  })
}

describe('what is hardly HTTP', () => {
  it.each([
    ['a huge query', `GET /api/v1/x?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, '413'],
    ['huge headers', `GET /api/v1/x HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, '413'],
    [
      'two lengths',
      'POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
    ],
    ['no HTTP', 'hello\r\n\r\n', '400'],
    ['a line break in a header', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\rSet-Cookie: b=c\r\n\r\n', '400'],
  ])('%s is answered with a problem document', async (_what, text, status) => {
    const heard = await speak(text)
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(heard).toContain('application/problem+json')
    expect(JSON.parse(heard.slice(heard.indexOf('\r\n\r\n')))).toMatchObject({
      status: Number(status),
      requestId: expect.any(String) as string,
    })
  })

  it('leaves the server well', async () => {
    expect((await client(server.url).send(echo, { body: { text: 'still here' } })).status).toBe(201)
  })
})
