import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { productionSettings, startInstance, temporaryDataDir } from './instance.ts'

const clears: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const clear of clears.splice(0)) await clear()
})

async function refused(env: Record<string, string>) {
  const folder = temporaryDataDir()
  clears.push(folder.clear)
  const instance = await startInstance({ dataDir: folder.dataDir, env })
  const { code } = await instance.ended
  expect(code).toBe(1)
  // Refused before anything was made or started.
  expect(existsSync(join(folder.dataDir, 'postgres'))).toBe(false)
  expect(readdirSync(folder.dataDir)).toEqual([])
  return instance.output()
}

describe('npm start with wrong settings', () => {
  it('lists every fault at once and ends with 1', async () => {
    const said = await refused({
      VIES_URL: 'nonsense',
      LIMIT_STARTS: 'many',
      PUBLIC_URL: 'https://portal.example.org',
      NISS_KEY: 'x',
    })
    for (const setting of ['VIES_URL', 'LIMIT_STARTS', 'PUBLIC_URL', 'NISS_KEY']) expect(said).toContain(setting)
    expect(said).not.toMatch(/^\s+at /m)
  })

  it('in production makes up nothing: all that is missing is named', async () => {
    const said = await refused({ MODE: 'production' })
    for (const setting of Object.keys(productionSettings()).filter((name) => name !== 'MODE')) expect(said).toContain(setting)
  })

  it.each<[string, Record<string, string>]>([
    ['simulators', { SIMULATORS: 'on' }],
    ['the world of the demo', { DEMO_WORLD: 'full' }],
    ['a public address without https', { PUBLIC_URL: 'http://portal.example.org' }],
    ['one role for everything', { DATABASE_OWNER_URL: 'postgres://famhp_app:x@127.0.0.1:1/famhp' }],
  ])('in production refuses %s', async (_, change) => {
    const [setting = ''] = Object.keys(change)
    expect(await refused({ ...productionSettings(), ...change })).toContain(setting)
  })
})
