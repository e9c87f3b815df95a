import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { answersReady } from '#scripts/launcher/house-plans.ts'
import { eventually } from '#tests/support/eventually.ts'
import { processesOf, root, startInstance, temporaryDataDir } from './instance.ts'

const folder = temporaryDataDir()

afterAll(() => folder.clear())

it('npm run dev serves pages that nobody built, begins again when a source changes, and ends with 0', async () => {
  const instance = await startInstance({ dataDir: folder.dataDir, script: 'dev' })
  await instance.ready
  const page = await fetch(`http://127.0.0.1:${String(instance.port)}/en/register`)
  const text = await page.text()
  expect([page.status, text.includes('<h1')]).toEqual([200, true])
  // Sources as they are, not hashed files of a build.
  expect(text).toContain('runtime/client/entry.js')

  const { pid } = processesOf(folder.dataDir).server
  const now = new Date()
  utimesSync(join(root, 'server', 'main.ts'), now, now)
  let wasAway = false
  await eventually(
    async () => {
      const isReady = await answersReady('127.0.0.1', instance.port + 1)
      wasAway ||= !isReady
      return wasAway && isReady
    },
    { withinMs: 60_000 },
  )
  // It is the watching process that the launcher knows, and that one stays.
  expect(processesOf(folder.dataDir).server.pid).toBe(pid)
  instance.signal('SIGTERM', 'group')
  expect((await instance.ended).code).toBe(0)
})
