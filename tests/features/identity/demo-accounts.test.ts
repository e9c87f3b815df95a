import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as contract from '#server/features/identity/identity.contract.ts'
import { seed } from '#scripts/seed.ts'
import { codeOf, openWorld } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

type Account = { role: string; name: string; username: string; password: string; totpSecret: string; language: string; company: null }
const file = join(house.config.dataDir, 'demo-accounts.json')
const read = () => JSON.parse(readFileSync(file, 'utf8')) as Account[]

describe('the accounts of the demo', () => {
  it('are staff of every role, in a file for the owner’s eyes only', async () => {
    const said: string[] = []
    await seed(house.config, (line) => said.push(line))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const accounts = read()
    const roles = accounts.map((account) => account.role).sort()
    expect(roles).toEqual([
      'administrator',
      'auditor',
      'certificate-officer',
      'finance',
      'inspector',
      'inspector',
      'validator',
      'validator',
    ])
    for (const account of accounts) {
      expect(Object.keys(account)).toEqual(['role', 'name', 'username', 'password', 'totpSecret', 'language', 'company'])
      expect(account.totpSecret).toMatch(/^[A-Z2-7]{32}$/)
      expect(account.company).toBeNull()
      expect(said.join('\n')).not.toContain(account.password)
      expect(said.join('\n')).not.toContain(account.totpSecret)
    }
    expect(new Set(accounts.map((account) => account.password)).size).toBe(8)
  })

  it('sign in with their password and the code of their linked phone', async () => {
    for (const account of read()) {
      const browser = world.browser()
      expect(await browser.call(contract.signIn, { body: account })).toEqual({ next: 'otp' })
      expect(await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })).toEqual({ next: 'done' })
      expect(await browser.call(contract.getSession, {})).toMatchObject({
        roles: [account.role],
        person: { name: account.name, language: account.language },
      })
    }
  })

  it('are found again by a second start, and written again when the file was lost', async () => {
    const before = read()
    await seed(house.config, () => undefined)
    expect(read()).toEqual(before)
    rmSync(file)
    await seed(house.config, () => undefined)
    expect(read()).toEqual(before)
    expect(await house.sql`select 1 from accounts where kind = 'staff'`).toHaveLength(8)
  })

  it('do not exist in production', async () => {
    rmSync(file)
    writeFileSync(file, 'somebody else’s')
    await seed(
      { ...house.config, mode: 'production', database: { ...house.config.database, url: 'postgres://nobody@127.0.0.1:1/none' } },
      () => undefined,
    )
    expect(readFileSync(file, 'utf8')).toBe('somebody else’s')
  })
})
