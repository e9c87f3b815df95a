import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectDocument } from '#jobs/documents/inspect-document.job.ts'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import type { DocumentRow } from '#server/features/documents/find-document.query.ts'
import { findDocument } from '#server/features/documents/find-document.query.ts'
import { eventsOf, filesOn, give, newApplicant } from '#tests/features/documents/documents.support.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf, ledgerOf } from '#tests/support/jobs.ts'
import { goodPdf, pdfOfPages, pdfWithScript } from '#tests/support/pdfs.ts'

let house: TestHouse
let jobs: RunningJobs
beforeAll(async () => {
  house = await openTestHouse()
  jobs = startJobs({ house, gateways: gatewaysOf(house), jobs: [inspectDocument] })
})
afterAll(async () => {
  await jobs.close()
  await house.close()
})

const checked = (document: DocumentRow) =>
  eventually(
    async () => {
      const row = await findDocument(house.db, document.id)
      return row?.state === 'checking' ? undefined : row
    },
    { withinMs: 25_000 },
  )
const isOnDisk = async (key: string | null) => (await filesOn(house)).some((file) => file.key === key)

describe('a document that was given', () => {
  it('is looked into by itself and found clean, with its pages', async () => {
    const document = await give(house, newApplicant(), await pdfOfPages(4))
    expect(await checked(document)).toMatchObject({ state: 'clean', pages: 4, refusal: null })
    expect(await isOnDisk(document.storageKey)).toBe(true)
    await eventually(async () => (await ledgerOf(house, 'inspect-document')).every((row) => row.state === 'done'))
  })

  it('is refused with its reason and loses its bytes; who watches is told of both', async () => {
    const document = await give(house, newApplicant(), await pdfWithScript())
    expect(await checked(document)).toMatchObject({ state: 'refused', refusal: 'scripts', storageKey: null })
    await eventually(async () => !(await isOnDisk(document.storageKey)))
    const told = (await eventsOf(house)).filter((event) => event.subjectId === document.id)
    const of = { type: 'registration', id: document.subjectId }
    expect(told).toMatchObject([
      { name: 'document.stored', payload: { of } },
      { name: 'document.checked', payload: { of, state: 'refused', code: 'scripts' } },
    ])
  })

  it('whose bytes are gone is given up at once, as a card at the desk, and not called bad', async () => {
    const held = await give(house, newApplicant(), await pdfWithScript())
    const document = await give(house, newApplicant(), await goodPdf())
    // The first is still being looked into: the queue takes one at a time.
    await rm(house.files.pathOf(document.storageKey ?? ''))
    await checked(held)
    await eventually(
      async () => {
        const rows = await ledgerOf(house, 'inspect-document')
        return rows.some((row) => row.state === 'given-up' && row.last_error_code === 'file-missing')
      },
      { withinMs: 20_000 },
    )
    expect((await findDocument(house.db, document.id))?.state).toBe('checking')
  })
})
