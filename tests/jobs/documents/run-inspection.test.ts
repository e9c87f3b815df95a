import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runInspection, usualLimits } from '#jobs/documents/run-inspection.ts'
import * as pdfs from '#tests/support/pdfs.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-pdfs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function inspect(made: Promise<Buffer>, limits = usualLimits) {
  const path = join(folder, 'file.pdf')
  writeFileSync(path, await made)
  return runInspection(path, new AbortController().signal, limits)
}

const tooComplex = { state: 'refused', code: 'too-complex' }

describe('the process that looks into a PDF', () => {
  it('says what it found, of small files and of the largest', async () => {
    expect(await inspect(pdfs.pdfOfPages(3))).toEqual({ state: 'clean', pages: 3 })
    expect(await inspect(pdfs.pdfOfSize(10 * 1024 * 1024))).toEqual({ state: 'clean', pages: 1 })
    expect(await inspect(pdfs.pdfWithScript())).toEqual({ state: 'refused', code: 'scripts' })
  })

  it('that computes too long says that the file is too complex', async () => {
    expect(await inspect(pdfs.pdfOfForms(), { ...usualLimits, cpuSeconds: 3 })).toEqual(tooComplex)
  })

  it('that needs too much memory says the same', async () => {
    expect(await inspect(pdfs.pdfObjectStreamBomb(2000))).toEqual(tooComplex)
    expect(await inspect(pdfs.pdfObjectStreamBomb(600), { ...usualLimits, memoryBytes: 200 * 1024 * 1024 })).toEqual(tooComplex)
  })

  it('that takes too long by the clock says nothing of the file: the machine may be busy', async () => {
    await expect(inspect(pdfs.goodPdf(), { ...usualLimits, wallMs: 20 })).rejects.toThrow('too long')
  })

  it('ends with the job that asked', async () => {
    const path = join(folder, 'slow.pdf')
    writeFileSync(path, await pdfs.pdfOfForms())
    const stop = new AbortController()
    const inspection = runInspection(path, stop.signal)
    setTimeout(() => stop.abort(), 100)
    await expect(inspection).rejects.toThrow('stopped')
  })

  it('tells a missing file from a bad one', async () => {
    await expect(runInspection(join(folder, 'none.pdf'), new AbortController().signal)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
