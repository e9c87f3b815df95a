import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Config } from '#server/platform/config.ts'
import { ownEnvironment } from '#server/platform/config.ts'
import { findInvitationFacts } from '#server/features/identity/staff/find-invitation-facts.query.ts'
import { listStaff } from '#server/features/identity/staff/list-staff.query.ts'
import { signedInStaff, staffAccount } from '#tests/support/factories/staff.ts'
import { openTestHouse } from '#tests/support/house.ts'

const house = await openTestHouse()
afterAll(() => house.close())

const root = fileURLToPath(new URL('../..', import.meta.url))

type Said = { code: number; out: string; err: string }

/** The script as an operator runs it, on this house. */
function accounts(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const env = { ...ownEnvironment(), ...settingsOf(house.config) }
    execFile(process.execPath, ['scripts/accounts.ts', ...args], { cwd: root, env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

function settingsOf({ database, redis, dataDir, deployment, keys }: Config): Record<string, string> {
  const text = (secrets: Config['keys']['niss']) => secrets.map((secret) => Buffer.from(secret.bytes).toString('base64url')).join(',')
  return {
    MODE: 'demo',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    DATA_DIR: dataDir,
    DEPLOYMENT: deployment,
    NISS_KEY: text(keys.niss),
    NISS_INDEX_KEY: text(keys.nissIndex),
    CREDENTIAL_KEY: text(keys.credential),
    AUDIT_KEY: text(keys.audit),
    SESSION_KEY: text(keys.session),
    WEBHOOK_KEY: text(keys.webhook),
  }
}

const operator = { kind: 'system', job: 'a test' } as const
const stateOf = async (username: string) => (await listStaff(house, operator)).find((one) => one.username === username)?.state

describe('npm run accounts', () => {
  it('invites, with the name made from the address, and says nothing secret', async () => {
    const said = await accounts(
      'invite',
      '--role',
      'administrator',
      '--role',
      'auditor',
      'Katrien.Wouters@famhp.example',
      '--language',
      'fr',
    )
    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).toContain('katrien.wouters')
    expect(JSON.parse((await accounts('list', '--json')).out)).toMatchObject([
      {
        username: 'katrien.wouters',
        name: 'Katrien Wouters',
        email: 'katrien.wouters@famhp.example',
        roles: ['administrator', 'auditor'],
        state: 'invited',
      },
    ])
    const [event] = await house.sql<{ payload: { issueId: string }; actor_kind: string; actor_id: string }[]>`
      select payload, actor_kind, actor_id from events where name = 'staff.invited'`
    expect(event).toMatchObject({ actor_kind: 'system', actor_id: 'accounts' })
    const facts = await findInvitationFacts(house, operator, event?.payload.issueId ?? '')
    expect(facts).toMatchObject({ language: 'fr', name: 'Katrien Wouters' })
    expect(said.out).not.toContain(facts?.token ?? 'no token')
  })

  it('blocks and lets in again, by user name or address; sessions end', async () => {
    const { account } = await signedInStaff(house)
    expect((await accounts('block', account.email.toUpperCase())).code).toBe(0)
    expect(await stateOf(account.username)).toBe('blocked')
    const open = await house.sql`select 1 from sessions where account_id = ${account.id} and ended_at is null`
    expect(open).toHaveLength(0)
    expect((await accounts('unblock', account.username)).code).toBe(0)
    expect(await stateOf(account.username)).toBe('active')
  })

  it('says in words what is wrong, with exit code 1', async () => {
    const account = await staffAccount(house)
    const wrong = await Promise.all([accounts('invite', '--role', 'king', 'a@famhp.example'), accounts('block', 'nobody.here')])
    for (const said of wrong) {
      expect(said.code).toBe(1)
      expect(said.err).not.toBe('')
      expect(said.err).not.toContain('    at ')
    }
    const known = await accounts('invite', '--role', 'validator', account.email)
    expect(known).toMatchObject({ code: 1, out: '' })
    expect(known.err).toContain('in use already')
  })
})
