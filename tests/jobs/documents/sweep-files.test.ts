import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { addHelpAttachment } from '#server/features/identity/help-requests/add-help-attachment.command.ts'
import { askForHelp } from '#server/features/identity/help-requests/ask-for-help.command.ts'
import { sweepFiles } from '#jobs/documents/sweep-files.job.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import { filesOn, give, newApplicant } from '#tests/features/documents/documents.support.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf } from '#tests/support/jobs.ts'
import { goodPdf } from '#tests/support/pdfs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000)
const file = {
  kept: (key: string) => house.files.pathOf(key),
  unfinished: (key: string) => join(house.config.dataDir, 'files/incoming', key),
}

async function lay(path: string, at: Date): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, 'bytes')
  await utimes(path, at, at)
}

type Told = { documentId?: string; removed?: number; missing?: number }

/** Runs the job as a worker would and gives back what it logged. */
async function sweep(): Promise<Told[]> {
  const told: Told[] = []
  const note = (facts: Told) => void told.push(facts)
  const log = Object.assign(house.log.child({}), { info: note, error: note })
  await sweepFiles.run({
    house,
    gateways: gatewaysOf(house),
    log,
    actor: systemActor('sweep-files'),
    payload: {},
    trigger: {
      eventId: newId(),
      name: 'schedule',
      subject: { type: 'job', id: 'sweep-files', version: 0 },
      companyId: null,
      recordedAt: new Date().toISOString(),
    },
    attempt: 1,
    signal: new AbortController().signal,
    ledger: { doneIn: () => Promise.resolve(), once: (_, effect) => effect() },
  })
  return told
}

/** An old PDF with a question; answers where its bytes lie. */
async function attachedToQuestion(): Promise<string> {
  const visitor = { kind: 'anonymous' } as const
  const told = { niss: '79480208210', name: 'Ana', email: 'ana@roca.example', topic: 'other', message: 'Nothing works.' } as const
  const { id } = await askForHelp(house, visitor, { ...told, language: 'en' })
  await addHelpAttachment(house, visitor, id, Readable.from([await goodPdf()]))
  const [row] = await house.sql<{ key: string }[]>`select attachment_key as key from help_requests where id = ${id}`
  const key = row?.key ?? ''
  await utimes(file.kept(key), twoDaysAgo, twoDaysAgo)
  return key
}

describe('the nightly sweep', () => {
  it('takes old bytes without a document and old halves, and nothing else', async () => {
    const document = await give(house, newApplicant(), await goodPdf())
    const kept = document.storageKey ?? ''
    await utimes(file.kept(kept), twoDaysAgo, twoDaysAgo)
    const [orphan, young, half, arriving] = [newId(), newId(), newId(), newId()]
    await lay(file.kept(orphan), twoDaysAgo)
    await lay(file.kept(young), new Date())
    await lay(file.unfinished(half), twoDaysAgo)
    await lay(file.unfinished(arriving), new Date())
    // Not ours, and so not ours to take.
    const foreign = join(house.config.dataDir, 'files/incoming/lost+found')
    await lay(foreign, twoDaysAgo)

    // What was added to a question about signing in belongs to that question.
    const asked = await attachedToQuestion()

    expect(await sweep()).toEqual([{ removed: 2, missing: 0 }])
    const left = (await filesOn(house)).map(({ key }) => key)
    expect(left.toSorted()).toEqual([kept, young, arriving, asked].toSorted())
  })

  it('tells which documents miss their bytes, and changes nothing about them', async () => {
    const document = await give(house, newApplicant(), await goodPdf())
    await rm(file.kept(document.storageKey ?? ''))
    expect(await sweep()).toEqual([
      { documentId: document.id, key: document.storageKey },
      { removed: 0, missing: 1 },
    ])
  })
})
