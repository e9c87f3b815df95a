import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { forgetDocuments } from '#server/features/documents/forget-documents.command.ts'
import { currentDocument, documentView } from '#server/features/documents/find-document.query.ts'
import { readDocument } from '#server/features/documents/read-document.query.ts'
import { recordDocumentCheck, type DocumentFinding } from '#server/features/documents/record-document-check.command.ts'
import { goodPdf } from '#tests/support/pdfs.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { eventsOf, filesOn, give, kind, newApplicant, stranger } from './documents.support.ts'

const system = { kind: 'system', job: 'inspect-document' } as const
const validator: Staff = {
  kind: 'staff',
  accountId: '0199aaaa-0000-7000-8000-000000000001',
  sessionId: '0199aaaa-0000-7000-8000-000000000002',
  name: 'Validator',
  language: 'nl',
  roles: ['validator'],
  authMethod: 'otp',
  expiresAt: new Date('2030-01-01T00:00:00Z'),
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const record = (documentId: string, finding: DocumentFinding) => recordDocumentCheck(house, system, { documentId, finding })
const clean: DocumentFinding = { state: 'clean', pages: 3 }

describe('the check of a document', () => {
  it('is told once: what was decided is not decided again', async () => {
    const document = await give(house, newApplicant(), await goodPdf())
    expect(await record(document.id, clean)).toEqual({ recorded: true, forsaken: [] })
    expect(await record(document.id, { state: 'refused', code: 'scripts' })).toEqual({ recorded: false, forsaken: [] })
    const told = (await eventsOf(house)).filter((event) => event.subjectId === document.id && event.name === 'document.checked')
    expect(told.map((event) => event.payload)).toEqual([
      { kind, of: { type: 'registration', id: document.subjectId }, state: 'clean', code: null },
    ])
    expect(documentView({ ...document, state: 'clean', pages: 3 })).toMatchObject({ state: 'clean', pages: 3, code: null })
  })

  it('told twice at the same moment counts once', async () => {
    const document = await give(house, newApplicant(), await goodPdf())
    const both = await Promise.all([record(document.id, clean), record(document.id, { state: 'refused', code: 'password' })])
    expect(both.filter(({ recorded }) => recorded)).toHaveLength(1)
  })

  it('lets go of the bytes of a refused one and keeps its code', async () => {
    const applicant = newApplicant()
    const document = await give(house, applicant, await goodPdf())
    const { forsaken } = await record(document.id, { state: 'refused', code: 'embedded-files' })
    expect(forsaken).toEqual([document.storageKey])
    expect(await currentDocument(house.db, kind, applicant.registrationId)).toMatchObject({
      state: 'refused',
      refusal: 'embedded-files',
      storageKey: null,
    })
  })

  it('of a document that is gone, or told by a person, is nothing', async () => {
    expect(await record('0199aaaa-0000-7000-8000-00000000000f', clean)).toEqual({ recorded: false, forsaken: [] })
    const document = await give(house, newApplicant(), await goodPdf())
    await expect(recordDocumentCheck(house, validator, { documentId: document.id, finding: clean })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('reading a document', () => {
  it('gives a clean one to its giver and to staff, byte for byte', async () => {
    const applicant = newApplicant()
    const bytes = await goodPdf(['Read me'])
    await record((await give(house, applicant, bytes)).id, clean)
    for (const actor of [applicant, validator]) {
      const file = await readDocument(house, actor, { kind, subjectId: applicant.registrationId })
      expect(file).toMatchObject({ size: bytes.byteLength, name: 'extract.pdf' })
      expect(Buffer.concat(await file.stream.toArray())).toEqual(bytes)
    }
  })

  it('gives nobody one that is not clean', async () => {
    const applicant = newApplicant()
    const subject = { kind, subjectId: applicant.registrationId } as const
    const document = await give(house, applicant, await goodPdf())
    await expect(readDocument(house, validator, subject)).rejects.toMatchObject({ code: 'proof-not-clean' })
    await record(document.id, { state: 'refused', code: 'scripts' })
    await expect(readDocument(house, validator, subject)).rejects.toMatchObject({ code: 'proof-not-clean' })
    await expect(readDocument(house, applicant, subject)).rejects.toMatchObject({ code: 'proof-not-clean' })
  })

  it('is not found by a stranger, nor where there is none', async () => {
    const applicant = newApplicant()
    await record((await give(house, applicant, await goodPdf())).id, clean)
    await expect(readDocument(house, stranger(), { kind, subjectId: applicant.registrationId })).rejects.toMatchObject({
      code: 'not-found',
    })
    const none = newApplicant()
    await expect(readDocument(house, none, { kind, subjectId: none.registrationId })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says that it is unavailable when its bytes are away', async () => {
    const applicant = newApplicant()
    const document = await give(house, applicant, await goodPdf())
    await record(document.id, clean)
    await rm(house.files.pathOf(document.storageKey ?? ''))
    await expect(readDocument(house, applicant, { kind, subjectId: applicant.registrationId })).rejects.toMatchObject({
      code: 'unavailable',
    })
  })
})

describe('forgetting the documents of a subject', () => {
  it('takes the rows, tells each, and names the bytes to remove', async () => {
    const applicant = newApplicant()
    const subject = { kind, subjectId: applicant.registrationId } as const
    const given = [await give(house, applicant, await goodPdf()), await give(house, applicant, await goodPdf())]
    await expect(forgetDocuments(house, applicant, subject)).rejects.toMatchObject({ code: 'not-found' })
    const { forsaken } = await forgetDocuments(house, system, subject)
    expect(forsaken.toSorted()).toEqual(given.map((document) => document.storageKey ?? '').toSorted())
    for (const key of forsaken) await house.files.remove(key)
    const left = new Set((await filesOn(house)).map(({ key }) => key))
    expect(forsaken.filter((key) => left.has(key))).toEqual([])
    expect(await currentDocument(house.db, kind, applicant.registrationId)).toBeUndefined()
    expect((await eventsOf(house)).filter((event) => event.name === 'document.forgotten')).toHaveLength(2)
  })
})
