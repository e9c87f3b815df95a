import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url))

/** A project with our setup and no packages to install, so that the real npm has little to do and nothing to fetch. */
let project = ''

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'bootstrap-'))
  mkdirSync(join(project, 'scripts'))
  cpSync(join(scripts, 'bootstrap.mjs'), join(project, 'scripts', 'bootstrap.mjs'))
  cpSync(join(scripts, 'bootstrap'), join(project, 'scripts', 'bootstrap'), { recursive: true })
})

afterAll(() => rmSync(project, { recursive: true, force: true }))

beforeEach(() => {
  for (const made of ['node_modules', '.tools']) rmSync(join(project, made), { recursive: true, force: true })
  lock('1.0.0')
  // Redis is taken as found: whatever program is there will do, since nothing starts it.
  mkdirSync(join(project, '.tools'))
  writeFileSync(join(project, '.tools', 'redis.json'), JSON.stringify({ command: process.execPath }))
})

function lock(version: string): void {
  const own = { name: 'empty', version }
  writeFileSync(join(project, 'package.json'), JSON.stringify(own))
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ ...own, lockfileVersion: 3, packages: { '': own } }))
}

async function setUp(): Promise<{ code: number; said: string; tookMs: number }> {
  const begin = performance.now()
  return await new Promise((resolve) => {
    const file = join(project, 'scripts', 'bootstrap.mjs')
    execFile(process.execPath, [file], { cwd: tmpdir() }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? 1)
      resolve({ code, said: stdout + stderr, tookMs: performance.now() - begin })
    })
  })
}

describe('the setup', () => {
  it('installs on a fresh clone, says so, and is silent and quick afterwards', async () => {
    const first = await setUp()
    expect(first).toMatchObject({ code: 0 })
    expect(first.said).toContain('installing the packages')
    const again = await setUp()
    expect(again).toMatchObject({ code: 0, said: '' })
    // 150 ms on a quiet machine; tests share theirs.
    expect(again.tookMs).toBeLessThan(1_500)
  })

  it('installs again when the locked packages have changed', async () => {
    await setUp()
    lock('1.0.1')
    rmSync(join(project, 'node_modules', '.package-lock.json'), { force: true })
    expect((await setUp()).said).toContain('installing the packages')
    expect((await setUp()).said).toBe('')
  })

  it('takes packages that someone installed by hand as they are', async () => {
    await setUp()
    rmSync(join(project, 'node_modules', '.bootstrap'))
    writeFileSync(join(project, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: {} }))
    expect((await setUp()).said).toBe('')
  })

  it('done twice at once is done once', async () => {
    const both = await Promise.all([setUp(), setUp()])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    const said = both.map(({ said }) => said).join('')
    expect(said.match(/installing the packages/g)).toHaveLength(1)
    expect(existsSync(join(project, '.tools', 'bootstrap.lock'))).toBe(false)
  })

  it('does not wait for one that was killed', async () => {
    const left = join(project, '.tools', 'bootstrap.lock')
    mkdirSync(left)
    // Our own pid with another beginning: the pid was given to someone else since.
    writeFileSync(join(left, 'pid'), `${process.pid} 1`)
    expect(await setUp()).toMatchObject({ code: 0 })
  })

  it('says in one sentence what is wrong when npm cannot install', async () => {
    writeFileSync(join(project, 'package.json'), 'not a package')
    const { code, said } = await setUp()
    expect(code).toBe(1)
    expect(said).toContain('The packages could not be installed')
    expect(said).not.toMatch(/^\s+at /m)
  })
})
