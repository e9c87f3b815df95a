import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from '#server/platform/files/file-store.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { goodPdf, pdfOfSize } from '#tests/support/pdfs.ts'
import { currentDocument } from '#server/features/documents/find-document.query.ts'
import { give, kind, newApplicant } from './documents.support.ts'

const mebibyte = 1024 * 1024
const disk = join(tmpdir(), `portal-small-disk-${process.pid}`)

/** A disk of two mebibytes; only where this user may mount one. */
function mountSmallDisk(): boolean {
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    rmSync(disk, { recursive: true })
    return false
  }
}
const mounted = process.platform === 'linux' && mountSmallDisk()

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(async () => {
  await house.close()
  if (!mounted) return
  execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true })
})

describe('a disk that is full', () => {
  it.runIf(mounted)('refuses with 503 and leaves nothing half-written; what fits is taken as before', async () => {
    const small = { ...house, files: await openFileStore(disk) }
    const onDisk = async () => {
      const keys = []
      for await (const { key } of small.files.list()) keys.push(key)
      return keys
    }
    const first = await give(small, newApplicant(), await pdfOfSize(mebibyte))
    const applicant = newApplicant()
    await expect(give(small, applicant, await pdfOfSize(3 * mebibyte))).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    expect(await onDisk()).toEqual([first.storageKey])
    expect(await currentDocument(house.db, kind, applicant.registrationId)).toBeUndefined()
    await give(small, applicant, await goodPdf())
    expect(await onDisk()).toHaveLength(2)
  })
})
