import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents } from '#db/schema/documents.ts'
import { getProof, putProof } from '#server/features/registrations/registrations.contract.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { localPath } from '#server/platform/http/uploads.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { startedRegistration } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { goodPdf } from '#tests/support/pdfs.ts'

let house: TestHouse
let server: RunningServer
let pdf: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  pdf = new Uint8Array(await goodPdf())
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

type Applicant = { id: string; visitor: Client }
async function applicant(): Promise<Applicant> {
  const { id, token } = await startedRegistration(house)
  const visitor = client(server.url)
  visitor.cookies.set(cookieNames(house.config).registration, token)
  return { id, visitor }
}

function form(
  file: Uint8Array<ArrayBuffer> | undefined,
  { back = '/fr/register/1?step=3#proof', name = 'extrait.pdf', backLast = false } = {},
): FormData {
  const data = new FormData()
  if (!backLast) data.set('back', back)
  if (file) data.set('file', new Blob([file], { type: 'application/pdf' }), name)
  if (backLast) data.set('back', back)
  return data
}

async function upload({ id, visitor }: Applicant, body: FormData, headers: Record<string, string> = {}): Promise<[number, string | null]> {
  const response = await visitor.fetch(`/upload/registration-proof/${id}`, { method: 'POST', body, headers })
  await response.arrayBuffer()
  return [response.status, response.headers.get('location')]
}

/** Every file of the store, also unfinished ones. */
const filesOnDisk = () =>
  readdirSync(join(house.config.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

describe('a file sent by a form without script', () => {
  it('is stored like one sent to the API, and the sender is back on his page', async () => {
    const one = await applicant()
    expect(await upload(one, form(pdf, { name: 'Été, „Auszug“ \u202e.pdf' }))).toEqual([303, '/fr/register/1?step=3#proof'])
    const { proof } = await one.visitor.call(getProof, { params: { id: one.id } })
    expect(proof).toMatchObject({ size: pdf.byteLength, state: 'checking' })
    expect(proof.name).toContain('Été')
  })

  it('finds its way back also when the address stands behind the file', async () => {
    expect(await upload(await applicant(), form(pdf, { backLast: true }))).toEqual([303, '/fr/register/1?step=3#proof'])
  })

  it.each([
    ['no PDF', new Uint8Array(5000).fill(65), 'not-a-pdf'],
    ['a picture called PDF', new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(3000)]), 'not-a-pdf'],
    ['nothing', new Uint8Array(0), 'not-a-pdf'],
    ['too large', new Uint8Array(11 * 1024 * 1024).fill(65), 'not-a-pdf'],
  ])('that is %s is told beside the field', async (_what, bytes, code) => {
    const before = filesOnDisk()
    for (const backLast of [false, true]) {
      expect(await upload(await applicant(), form(bytes, { backLast }))).toEqual([303, `/fr/register/1?step=3&refused=${code}#proof`])
    }
    expect(filesOnDisk()).toBe(before)
  })

  it('that is cut off, or too large, is told so', async () => {
    const half = pdf.slice(0, pdf.byteLength - 40)
    expect(await upload(await applicant(), form(half))).toEqual([303, '/fr/register/1?step=3&refused=cut-off#proof'])
    const head = new Uint8Array(11 * 1024 * 1024).fill(0x20)
    head.set(pdf.slice(0, 100))
    expect(await upload(await applicant(), form(head))).toEqual([303, '/fr/register/1?step=3&refused=too-large#proof'])
    const huge = new Uint8Array(25 * 1024 * 1024).fill(0x20)
    huge.set(pdf.slice(0, 100))
    expect(await upload(await applicant(), form(huge, { backLast: true }))).toEqual([303, '/fr/register/1?step=3&refused=too-large#proof'])
  })

  it('that was not chosen at all is told as required', async () => {
    expect(await upload(await applicant(), form(undefined))).toEqual([303, '/fr/register/1?step=3&refused=required#proof'])
    const empty = form(undefined)
    empty.set('file', new Blob([]), '')
    expect(await upload(await applicant(), empty)).toEqual([303, '/fr/register/1?step=3&refused=required#proof'])
  })

  it('never sends its sender elsewhere', async () => {
    for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
      expect(await upload(await applicant(), form(pdf, { back })), back).toEqual([303, '/'])
    }
  })

  it('does not pass a closed gate, whatever it is', async () => {
    const one = await applicant()
    const other = await applicant()
    expect((await upload({ id: other.id, visitor: one.visitor }, form(pdf)))[0]).toBe(404)
    expect((await upload({ id: one.id, visitor: client(server.url) }, form(pdf)))[0]).toBe(404)
    expect((await upload(one, form(pdf), { origin: 'https://evil.example' }))[0]).toBe(403)
    expect((await one.visitor.fetch(`/upload/constructor/${one.id}`, { method: 'POST', body: form(pdf) })).status).toBe(404)
    expect((await one.visitor.fetch(`/upload/registration-proof/${one.id}`, { method: 'POST', body: 'a=b' })).status).toBe(415)
    const noBoundary = await one.visitor.fetch(`/upload/registration-proof/${one.id}`, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'multipart/form-data' },
    })
    expect(noBoundary.status).toBe(400)
  })
})

/** Begins to send and leaves in the middle of the body. */
async function leaveHalfWay(head: string, body: Uint8Array): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(head)
      socket.write(body, () => setTimeout(() => socket.destroy(), 50))
    })
    // The server may have answered and hung up before we left.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}

describe('a sender who leaves half-way', () => {
  it('leaves nothing behind, and the server lives', async () => {
    const one = await applicant()
    const cookie = [...one.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const before = filesOnDisk()
    const rows = await house.db.$count(documents)
    const part = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
    const half = Buffer.concat([Buffer.from(part), pdf.slice(0, 500), Buffer.alloc(300_000, 0x20)])
    const asForm = `POST /upload/registration-proof/${one.id} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000\r\n\r\n`
    const asBody = `PUT /api/v1/registrations/${one.id}/proof HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nContent-Type: application/pdf\r\nContent-Length: 5000000\r\n\r\n`
    const asChunks = `PUT /api/v1/registrations/${one.id}/proof HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nContent-Type: application/pdf\r\nTransfer-Encoding: chunked\r\n\r\n4000\r\n`
    for (let n = 0; n < 5; n += 1) {
      await Promise.all([
        leaveHalfWay(asForm, half),
        leaveHalfWay(asForm, Buffer.alloc(10)),
        leaveHalfWay(asBody, half.subarray(part.length)),
        leaveHalfWay(asChunks, half.subarray(part.length)),
      ])
    }
    await eventually(() => filesOnDisk() === before)
    expect(await house.db.$count(documents)).toBe(rows)
    expect(await upload(one, form(pdf))).toEqual([303, '/fr/register/1?step=3#proof'])
  })
})

describe('a file sent to the API', () => {
  it('is refused for its type before it is read, and for its length before it is sent', async () => {
    const one = await applicant()
    const wrong = await one.visitor.send(putProof, { params: { id: one.id } }, { file: pdf, headers: { 'content-type': 'image/png' } })
    expect([wrong.status, wrong.problem.code]).toEqual([415, 'wrong-type'])
    const large = await one.visitor.send(putProof, { params: { id: one.id } }, { file: new Uint8Array(21 * 1024 * 1024) })
    expect([large.status, large.problem.code]).toEqual([413, 'too-large'])
    const good = await one.visitor.send(putProof, { params: { id: one.id }, query: { name: 'a.pdf' } }, { file: pdf })
    expect([good.status, good.answer.proof.name]).toEqual([200, 'a.pdf'])
  })

  it('may be refused at its first bytes, and the sender still hears why', async () => {
    const one = await applicant()
    const bytes = new Uint8Array(9 * 1024 * 1024).fill(65)
    const sent = await one.visitor.send(putProof, { params: { id: one.id } }, { file: bytes })
    expect([sent.status, sent.problem.fields?.[0]?.code]).toEqual([415, 'not-a-pdf'])
  })
})

it.each([
  ['/en/register', '/en/register'],
  ['/en/register?a=1#b', '/en/register?a=1#b'],
  ['/./a/../b', '/b'],
  [undefined, '/'],
  ['', '/'],
  ['en', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/a\\..\\evil', '/'],
  ['/a\r\nSet-Cookie: x', '/'],
  ['/.//evil.example', '/'],
  ['https://evil.example', '/'],
])('goes back to %s as %s', (back, path) => {
  expect(localPath(back)).toBe(path)
})
