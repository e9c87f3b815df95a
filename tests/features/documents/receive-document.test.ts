import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { proofMaxBytes } from '#server/features/documents/documents.contract.ts'
import { currentDocument } from '#server/features/documents/find-document.query.ts'
import { conflict } from '#server/platform/errors.ts'
import type { ReceiveDocument } from '#server/features/documents/receive-document.command.ts'
import { goodPdf, pdfOfSize } from '#tests/support/pdfs.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { eventsOf, filesOn, give, inChunks, kind, newApplicant, stranger } from './documents.support.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe('receiving a document', () => {
  it('keeps the bytes, their hash and a safe name, and tells that it is being checked', async () => {
    const applicant = newApplicant()
    const bytes = await goodPdf()
    const document = await give(house, applicant, bytes, { name: '../../Extract\u202e.PDF' })
    expect(document).toMatchObject({
      kind,
      subjectId: applicant.registrationId,
      name: 'Extract.pdf',
      size: bytes.byteLength,
      state: 'checking',
    })
    expect(document.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const { stream } = await house.files.read(document.storageKey ?? '')
    expect(Buffer.concat(await stream.toArray())).toEqual(bytes)
    const told = (await eventsOf(house)).find((event) => event.subjectId === document.id)
    expect(told).toMatchObject({
      name: 'document.stored',
      payload: { kind, of: { type: 'registration', id: applicant.registrationId }, replaced: null },
    })
  })

  it('takes exactly ten mebibytes', async () => {
    const document = await give(house, newApplicant(), await pdfOfSize(proofMaxBytes))
    expect(document.size).toBe(10_485_760)
  })

  it('replaces the one before, whose bytes stay for whoever decided on them; the fifth is let go', async () => {
    const applicant = newApplicant()
    const given = []
    for (let turn = 1; turn <= 5; turn += 1) given.push(await give(house, applicant, await goodPdf([`Turn ${turn}`])))
    const last = given[4]
    expect((await currentDocument(house.db, kind, applicant.registrationId))?.id).toBe(last?.id)
    const keys = (await filesOn(house)).map(({ key }) => key)
    expect(given.map((document) => keys.includes(document.storageKey ?? ''))).toEqual([false, true, true, true, true])
    const told = (await eventsOf(house)).find((event) => event.subjectId === last?.id)
    expect(told?.payload).toMatchObject({ replaced: given[3]?.id })
  })
})

describe('several documents given at once', () => {
  it('leave one that counts, each other one replaced by it or before it', async () => {
    const applicant = newApplicant()
    const mayStore: ReceiveDocument['mayStore'] = async (tx) => {
      // As the owner of a subject does by locking its row.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${applicant.registrationId}, 0))`)
    }
    const bytes = await goodPdf()
    const given = await Promise.all(Array.from({ length: 8 }, () => give(house, applicant, bytes, { mayStore })))
    const current = await currentDocument(house.db, kind, applicant.registrationId)
    expect(given.map((document) => document.id)).toContain(current?.id)
    const kept = (await filesOn(house)).map(({ key }) => key)
    expect(given.filter((document) => kept.includes(document.storageKey ?? ''))).toHaveLength(4)
  })

  it('cannot both count, even where nobody held the subject', async () => {
    const applicant = newApplicant()
    const bytes = await goodPdf()
    const before = (await filesOn(house)).length
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => give(house, applicant, bytes)))
    const taken = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(taken.length).toBeGreaterThan(0)
    expect(await currentDocument(house.db, kind, applicant.registrationId)).toBeDefined()
    expect((await filesOn(house)).length - before).toBe(Math.min(taken.length, 4))
  })
})

describe('a refused document leaves nothing', () => {
  let before: number
  beforeEach(async () => {
    before = (await filesOn(house)).length
  })
  const nothingNew = async () => {
    expect(await filesOn(house)).toHaveLength(before)
    expect((await filesOn(house)).filter(({ unfinished }) => unfinished)).toEqual([])
  }

  it('when it is one byte too large', async () => {
    await expect(give(house, newApplicant(), await pdfOfSize(proofMaxBytes + 1))).rejects.toMatchObject({ code: 'too-large', status: 413 })
    await nothingNew()
  })

  it('when it goes on for ever: it is stopped at the limit', async () => {
    const endless = new PassThrough()
    let sent = 0
    const feed = () => {
      while (sent < 2 ** 30) {
        sent += 65_536
        if (!endless.write(sent === 65_536 ? Buffer.from('%PDF-1.7\n'.padEnd(65_536)) : Buffer.alloc(65_536))) break
      }
    }
    endless.on('drain', feed)
    feed()
    await expect(give(house, newApplicant(), endless)).rejects.toMatchObject({ code: 'too-large' })
    expect(sent).toBeLessThan(2 * proofMaxBytes)
    // The door still has to answer on the connection behind it.
    expect(endless.destroyed).toBe(false)
    await nothingNew()
  })

  it.each([
    ['not a PDF', 'hello '.repeat(500), { code: 'wrong-type', status: 415 }],
    [
      'cut off',
      `%PDF-1.7\n${'x'.repeat(9000)}`,
      { code: 'invalid-input', status: 422, facts: { fields: [{ path: 'proof', code: 'cut-off' }] } },
    ],
    ['empty', '', { code: 'invalid-input', status: 422, facts: { fields: [{ path: 'proof', code: 'not-a-pdf' }] } }],
  ])('when it is %s', async (_, content, problem) => {
    await expect(give(house, newApplicant(), Buffer.from(content))).rejects.toMatchObject(problem)
    await nothingNew()
  })

  it('when its sender calls it something else', async () => {
    const refusal = give(house, newApplicant(), await goodPdf(), { declaredType: 'image/png' })
    await expect(refusal).rejects.toMatchObject({ code: 'wrong-type' })
    await nothingNew()
  })

  it('when the connection breaks half-way', async () => {
    const stream = new PassThrough()
    const receiving = give(house, newApplicant(), stream)
    stream.write((await pdfOfSize(300_000)).subarray(0, 200_000))
    setImmediate(() => stream.destroy(new Error('aborted')))
    await expect(receiving).rejects.toMatchObject({ code: 'invalid-input' })
    await nothingNew()
  })

  it('when the subject takes none: not one byte is read', async () => {
    const stream = inChunks(await goodPdf())
    const mayStore = () => Promise.reject(conflict('not-in-this-state'))
    await expect(give(house, newApplicant(), stream, { mayStore })).rejects.toMatchObject({ code: 'not-in-this-state' })
    expect(stream.readableDidRead).toBe(false)
    await nothingNew()
  })

  it('when the subject was closed while it came in', async () => {
    let asked = 0
    const mayStore = () => (++asked === 1 ? Promise.resolve() : Promise.reject(conflict('not-in-this-state')))
    const applicant = newApplicant()
    await expect(give(house, applicant, await goodPdf(), { mayStore })).rejects.toMatchObject({ code: 'not-in-this-state' })
    expect(await currentDocument(house.db, kind, applicant.registrationId)).toBeUndefined()
    await nothingNew()
  })

  it('when the transaction fails for a reason of the database', async () => {
    const mayStore = async (tx: Parameters<Parameters<typeof house.transaction>[1]>[0]) => {
      await tx.execute('select 1')
    }
    let asked = 0
    const failing = async (tx: Parameters<typeof mayStore>[0]) => {
      await mayStore(tx)
      if (++asked === 2) await tx.execute('select 1 / 0')
    }
    await expect(give(house, newApplicant(), await goodPdf(), { mayStore: failing })).rejects.toThrow()
    await nothingNew()
  })

  it("when it is for somebody else's registration", async () => {
    const bytes = await goodPdf()
    await expect(give(house, newApplicant(), bytes, { subjectId: stranger().registrationId })).rejects.toMatchObject({ code: 'not-found' })
    await nothingNew()
  })

  it('when the folder of files is away, which is said and mended by itself', async () => {
    const incoming = join(house.config.dataDir, 'files/incoming')
    await rename(incoming, `${incoming}-away`)
    await writeFile(incoming, 'not a folder')
    try {
      await expect(give(house, newApplicant(), await goodPdf())).rejects.toMatchObject({
        code: 'unavailable',
        status: 503,
        facts: { retryAfterSeconds: 60 },
      })
    } finally {
      await rm(incoming)
      await rename(`${incoming}-away`, incoming)
    }
    await nothingNew()
    await give(house, newApplicant(), await goodPdf())
  })
})
