import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetRegistrations } from '#server/features/registrations/retention/forget-registrations.command.ts'
import { getProof } from '#server/features/registrations/registrations.contract.ts'
import {
  addProofPart,
  beginProofUpload,
  getProofUpload,
  listProofUploads,
} from '#server/features/registrations/proof/proof-uploads.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, pathOf, type Client, type Sent } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { startedRegistration } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { goodPdf } from '#tests/support/pdfs.ts'

/**
 * The proof in parts over a line that breaks. Everything here goes through a real server and real sockets: what is proved
 * is what is left when they are destroyed.
 */

let house: TestHouse
let server: RunningServer

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

type Applicant = { id: string; visitor: Client }
async function applicant(url = server.url): Promise<Applicant> {
  const { id, token } = await startedRegistration(house)
  return { id, visitor: client(url, { bearer: token }) }
}

/** A real PDF of that size: what is behind its end mark within two kilobytes is forgiven, so the filling is a comment inside. */
async function pdfOf(bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await goodPdf(['Extract'])
  const head = pdf.subarray(0, pdf.indexOf('\n') + 1)
  const filling = Buffer.from(`%${randomBytes(Math.max(0, bytes - pdf.byteLength) / 2).toString('hex')}\n`)
  return new Uint8Array(Buffer.concat([head, filling, pdf.subarray(head.byteLength)]))
}

const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const base64 = (text: string) => Buffer.from(text).toString('base64')

function begin({ id, visitor }: Applicant, bytes: Uint8Array, { name = 'extrait.pdf', sum = sumOf(bytes) } = {}) {
  const metadata = `filename ${base64(name)},sha256 ${base64(sum)}`
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(bytes.byteLength), 'upload-metadata': metadata }
  return visitor.send(beginProofUpload, { params: { id } }, { headers })
}

const part = ({ id, visitor }: Applicant, uploadId: string, offset: number, file: Uint8Array<ArrayBuffer>): Promise<Sent<unknown>> =>
  visitor.send(addProofPart, { params: { id, uploadId } }, { file, headers: { 'upload-offset': String(offset) } })

const offsetOf = async ({ id, visitor }: Applicant, uploadId: string) => {
  const reply = await visitor.fetch(pathOf(getProofUpload, { id, uploadId }), { method: 'HEAD' })
  return reply.ok ? Number(reply.headers.get('upload-offset')) : reply.status
}

/** Promises a whole part, sends only `sent` of it and tears the line. */
function tornPart({ id, visitor }: Applicant, uploadId: string, offset: number, promised: Uint8Array, sent: number): Promise<void> {
  return new Promise((done) => {
    const headers = {
      authorization: `Bearer ${visitor.bearer ?? ''}`,
      'content-type': 'application/offset+octet-stream',
      'content-length': promised.byteLength,
      'upload-offset': offset,
    }
    const torn = request(`${visitor.url}${pathOf(addProofPart, { id, uploadId })}`, { method: 'PATCH', headers })
    torn.on('error', () => done())
    torn.write(promised.subarray(0, sent), () => setImmediate(() => torn.destroy()))
    torn.on('close', () => done())
  })
}

/** The bytes that were stored as the proof. */
async function storedBytes(id: string): Promise<Buffer> {
  const [row] = await house.sql<{ storageKey: string }[]>`select storage_key as "storageKey" from documents
    where subject_id = ${id} and replaced_at is null`
  return readFileSync(house.files.pathOf(row?.storageKey ?? ''))
}

async function keysOnDisk(): Promise<number> {
  let count = 0
  for await (const _ of house.files.list()) count += 1
  return count
}

describe('a proof in parts', () => {
  it('arrives whole, byte for byte, over a line that breaks in the middle, and leaves nothing behind', async () => {
    const one = await applicant()
    const pdf = await pdfOf(1_500_000)
    const before = await keysOnDisk()
    const begun = await begin(one, pdf, { name: 'Été „Auszug“.pdf' })
    expect(begun.status).toBe(201)
    expect(begun.headers.get('location')).toBe(pathOf(getProofUpload, { id: one.id, uploadId: begun.answer.id }))
    expect(begun.headers.get('tus-resumable')).toBe('1.0.0')
    const { id: uploadId } = begun.answer

    expect((await part(one, uploadId, 0, pdf.slice(0, 500_000))).headers.get('upload-offset')).toBe('500000')
    await tornPart(one, uploadId, 500_000, pdf.subarray(500_000, 1_000_000), 200_000)
    const kept = await eventually(async () => {
      const offset = await offsetOf(one, uploadId)
      return offset > 500_000 ? offset : undefined
    })
    expect(kept).toBeLessThanOrEqual(700_000)
    const last = await part(one, uploadId, kept, pdf.slice(kept))
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(pdf.byteLength)])

    const { proof } = await one.visitor.call(getProof, { params: { id: one.id } })
    expect(proof).toMatchObject({ name: 'Été „Auszug“.pdf', size: pdf.byteLength, sha256: sumOf(pdf), state: 'checking' })
    expect(await storedBytes(one.id)).toEqual(Buffer.from(pdf))
    expect(await keysOnDisk()).toBe(before + 1)
  })

  it('goes on where it stands for who chooses the same file again, and begins anew for another', async () => {
    const one = await applicant()
    const [pdf, other] = [await pdfOf(200_000), await pdfOf(200_000)]
    const first = await begin(one, pdf)
    await part(one, first.answer.id, 0, pdf.slice(0, 120_000))
    expect((await one.visitor.call(listProofUploads, { params: { id: one.id } })).items).toMatchObject([{ offset: 120_000, done: false }])
    expect((await begin(one, pdf)).answer).toMatchObject({ id: first.answer.id, offset: 120_000 })

    const second = await begin(one, other)
    expect(second.answer).toMatchObject({ offset: 0 })
    expect(await offsetOf(one, first.answer.id)).toBe(404)
    expect((await part(one, first.answer.id, 120_000, pdf.slice(120_000))).status).toBe(404)
    expect((await part(one, second.answer.id, 0, other)).status).toBe(204)
    expect(await storedBytes(one.id)).toEqual(Buffer.from(other))
    expect((await one.visitor.call(listProofUploads, { params: { id: one.id } })).items).toEqual([])
  })

  it('comes once from two windows at once: whoever is late is told where it stands', async () => {
    const one = await applicant()
    const pdf = await pdfOf(400_000)
    const { id: uploadId } = (await begin(one, pdf)).answer
    const both = await Promise.all([part(one, uploadId, 0, pdf.slice(0, 150_000)), part(one, uploadId, 0, pdf.slice(0, 150_000))])
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409])
    expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({ code: 'changed-meanwhile', current: { offset: 150_000 } })
    const ends = await Promise.all([part(one, uploadId, 150_000, pdf.slice(150_000)), part(one, uploadId, 150_000, pdf.slice(150_000))])
    expect(ends.map(({ status }) => status).toSorted()).toEqual([204, 409])
    expect(await storedBytes(one.id)).toEqual(Buffer.from(pdf))
    // The answer to the last part was lost: asked again, it says that all is there.
    expect(await offsetOf(one, uploadId)).toBe(pdf.byteLength)
    expect((await part(one, uploadId, pdf.byteLength, new Uint8Array(0))).status).toBe(204)
    const [{ count } = { count: 0 }] = await house.sql<{ count: number }[]>`select count(*)::int as count from documents
      where subject_id = ${one.id}`
    expect(count).toBe(1)
  })

  it('survives the end of the server between two parts', async () => {
    const first = await startServer({ house })
    const one = await applicant(first.url)
    const pdf = await pdfOf(300_000)
    const { id: uploadId } = (await begin(one, pdf)).answer
    await part(one, uploadId, 0, pdf.slice(0, 100_000))
    await tornPart(one, uploadId, 100_000, pdf.subarray(100_000), 50_000)
    await first.close()
    // Another server knows of it only what is on disk and in the database.
    const again = { ...one, visitor: client(server.url, { bearer: one.visitor.bearer ?? '' }) }
    const offset = await offsetOf(again, uploadId)
    expect(offset).toBeGreaterThanOrEqual(100_000)
    expect((await part(again, uploadId, offset, pdf.slice(offset))).status).toBe(204)
    expect(await storedBytes(one.id)).toEqual(Buffer.from(pdf))
  })

  it('leaves the old proof in its place until the new one is whole', async () => {
    const one = await applicant()
    const [old, next] = [await pdfOf(20_000), await pdfOf(200_000)]
    await part(one, (await begin(one, old)).answer.id, 0, old)
    const { id: uploadId } = (await begin(one, next)).answer
    await part(one, uploadId, 0, next.slice(0, 100_000))
    expect((await one.visitor.call(getProof, { params: { id: one.id } })).proof.sha256).toBe(sumOf(old))
    await part(one, uploadId, 100_000, next.slice(100_000))
    expect((await one.visitor.call(getProof, { params: { id: one.id } })).proof.sha256).toBe(sumOf(next))
  })
})

describe('a part is refused', () => {
  it('where the file stands elsewhere, and told where', async () => {
    const one = await applicant()
    const pdf = await pdfOf(100_000)
    const { id: uploadId } = (await begin(one, pdf)).answer
    const wrong = await part(one, uploadId, 5_000, pdf.slice(5_000))
    expect([wrong.status, wrong.problem.code]).toEqual([409, 'changed-meanwhile'])
    expect(wrong.problem.current).toMatchObject({ offset: 0 })
  })

  it('of a file that is too large, before its first byte, and of more than was announced', async () => {
    const one = await applicant()
    const headers = { 'upload-length': String(10 * 1024 * 1024 + 1) }
    const large = await one.visitor.send(beginProofUpload, { params: { id: one.id } }, { headers })
    expect([large.status, large.problem.fields?.[0]?.code]).toEqual([413, 'too-large'])
    const pdf = await pdfOf(50_000)
    const before = await keysOnDisk()
    const { id: uploadId } = (await begin(one, pdf)).answer
    expect((await part(one, uploadId, 0, new Uint8Array([...pdf, 1]))).status).toBe(413)
    expect(await offsetOf(one, uploadId)).toBe(0)
    expect(await keysOnDisk()).toBe(before)
  })

  it.each([
    ['no length', {}],
    ['a length that is none', { 'upload-length': 'much' }],
    ['metadata that are none', { 'upload-length': '10', 'upload-metadata': 'a b c' }],
  ])('of an upload with %s', async (_what, headers) => {
    const one = await applicant()
    expect((await one.visitor.send(beginProofUpload, { params: { id: one.id } }, { headers })).status).toBe(400)
  })

  it('as soon as it is seen to be no PDF, and is forgotten when the whole is none', async () => {
    const one = await applicant()
    const text = new Uint8Array(300_000).fill(65)
    const { id: uploadId } = (await begin(one, text)).answer
    expect((await part(one, uploadId, 0, text.slice(0, 150_000))).problem.fields?.[0]?.code).toBe('not-a-pdf')

    const before = await keysOnDisk()
    const pdf = await pdfOf(100_000)
    const cut = pdf.slice(0, 90_000)
    const { id: second } = (await begin(one, cut)).answer
    await part(one, second, 0, cut.slice(0, 60_000))
    expect((await part(one, second, 60_000, cut.slice(60_000))).problem.fields?.[0]?.code).toBe('cut-off')
    expect(await offsetOf(one, second)).toBe(404)
    expect(await keysOnDisk()).toBe(before)
  })

  it('when the bytes are not those that were announced', async () => {
    const one = await applicant()
    const pdf = await pdfOf(80_000)
    const { id: uploadId } = (await begin(one, pdf, { sum: sumOf(new Uint8Array(1)) })).answer
    expect((await part(one, uploadId, 0, pdf)).problem.fields?.[0]?.code).toBe('cut-off')
  })

  it('from anybody else, for whom it does not exist', async () => {
    const [one, other] = [await applicant(), await applicant()]
    const pdf = await pdfOf(50_000)
    const { id: uploadId } = (await begin(one, pdf)).answer
    for (const id of [one.id, other.id]) {
      const stranger = { id, visitor: other.visitor }
      expect(await offsetOf(stranger, uploadId)).toBe(404)
      expect((await part(stranger, uploadId, 0, pdf)).status).toBe(404)
    }
    expect(await offsetOf(one, randomUUID())).toBe(404)
    expect(await offsetOf(one, uploadId)).toBe(0)
  })

  it('once the registration is sent', async () => {
    const one = await applicant()
    const pdf = await pdfOf(50_000)
    const { id: uploadId } = (await begin(one, pdf)).answer
    await house.sql`update registrations set status = 'submitted' where id = ${one.id}`
    expect((await part(one, uploadId, 0, pdf)).problem.code).toBe('not-in-this-state')
    expect((await begin(one, pdf)).problem.code).toBe('not-in-this-state')
  })

  it('after a day, when only the bytes of a new one are kept', async () => {
    const one = await applicant()
    const pdf = await pdfOf(50_000)
    const before = await keysOnDisk()
    const { id: uploadId } = (await begin(one, pdf)).answer
    await part(one, uploadId, 0, pdf.slice(0, 20_000))
    expect(await keysOnDisk()).toBe(before + 1)
    await house.sql`update uploads set expires_at = now() where id = ${uploadId}`
    expect(await offsetOf(one, uploadId)).toBe(404)
    expect((await part(one, uploadId, 20_000, pdf.slice(20_000))).status).toBe(404)
    expect((await begin(one, pdf)).answer).toMatchObject({ offset: 0 })
    expect(await keysOnDisk()).toBe(before)
  })

  it('and what was on its way goes with its registration', async () => {
    const one = await applicant()
    const pdf = await pdfOf(50_000)
    await part(one, (await begin(one, pdf)).answer.id, 0, pdf.slice(0, 20_000))
    await house.sql`update registrations set touched_at = now() - interval '40 days' where id = ${one.id}`
    const gone = await forgetRegistrations(house, { kind: 'system', job: 'forget-registrations' }, { dryRun: false })
    expect(gone.forsaken.length).toBeGreaterThan(0)
    expect(await house.sql`select id from uploads where subject_id = ${one.id}`).toEqual([])
  })
})
