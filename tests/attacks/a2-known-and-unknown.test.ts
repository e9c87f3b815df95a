import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { routes } from '#server/features/routes.ts'
import { openWorld, type World } from '#tests/features/identity/sign-in-world.ts'
import { personAccount } from '#tests/support/factories/person-accounts.ts'
import { completeRegistration } from '#tests/support/factories/registrations.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { apart, measure } from './medians.ts'
import { postRaw, withoutIds } from './raw-request.ts'
import { many, wrongPassword } from './guesses.ts'

/** Row A2 of the attacks: known and unknown names, addresses and registrations are answered alike, in the same time. */
describe('known and unknown', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(many)
  })
  afterAll(() => world.close())

  const at = (path: string) => `${world.server.url}/api/v1${path}`
  const tries = 200

  it('names are answered with the same bytes: somebody, nobody, blocked, invited, lapsed, a number, braked', async () => {
    const { house } = world
    const blocked = await staffAccount(house)
    await house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    const invited = await staffAccount(house)
    await house.sql`update accounts set password_hash = null where id = ${invited.id}`
    const lapsed = await personAccount(house, { password: 'temporary' })
    await house.sql`update accounts set password_expires_at = now() - interval '1 hour' where id = ${lapsed.id}`
    const known = await staffAccount(house)
    const asked: { username: string; password: string }[] = [
      { username: known.username, password: wrongPassword },
      { username: 'not.there', password: wrongPassword },
      { username: invited.username, password: wrongPassword },
      { username: '79.48.02-082.10', password: wrongPassword },
      // With the right password, which must help as little as a wrong one.
      { username: blocked.username, password: blocked.password },
      { username: lapsed.username, password: lapsed.password },
    ]
    const answers = []
    for (const body of asked) answers.push(await postRaw(at('/session'), body))
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 401))
    expect(new Set(answers.map(withoutIds))).toHaveLength(1)
    // At the brake too.
    const braked = []
    for (const username of [known.username, 'not.there']) {
      let last = answers[0]
      for (let number = 2; number <= 10; number += 1) last = await postRaw(at('/session'), { username, password: wrongPassword })
      if (last) braked.push(last)
    }
    expect(braked.map(({ status }) => status)).toEqual([429, 429])
    expect(new Set(braked.map(withoutIds))).toHaveLength(1)
  })

  it('addresses that ask for a new password are answered with the same bytes: somebody, nobody, blocked, staff, asked again', async () => {
    const { house } = world
    const known = await personAccount(house)
    const blocked = await personAccount(house)
    await house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    const staff = await staffAccount(house)
    const answers = []
    for (const email of [known.email, 'nobody@nowhere.example', blocked.email, staff.email, known.email, 'nobody@nowhere.example'])
      answers.push(await postRaw(at('/password-reset'), { email }))
    expect(answers[0]?.status).toBe(202)
    expect(new Set(answers.map(withoutIds))).toHaveLength(1)
  })

  it('registrations that somebody wants to go on with are answered with the same bytes', async () => {
    const { reference } = await completeRegistration(world.house)
    const answers = []
    for (const body of [
      { reference, email: 'luisa@ortopedia.example' },
      { reference, email: 'nobody@nowhere.example' },
      { reference: 'R-2026-99999', email: 'luisa@ortopedia.example' },
    ])
      answers.push(await postRaw(at('/resume-links'), body))
    expect(answers[0]?.status).toBe(202)
    expect(new Set(answers.map(withoutIds))).toHaveLength(1)
  })

  // Four hundred slow comparisons of a password, one after the other: on a busy machine that is minutes.
  const patience = 240_000

  it(`names take the same time to refuse: medians of ${String(tries)} tries`, { timeout: patience }, async () => {
    // Nine tries each, so that none is braked, and fewer than fifty names, so that nothing is told meanwhile.
    const perName = 9
    const count = Math.ceil(tries / perName)
    const known = await Promise.all(Array.from({ length: count }, () => staffAccount(world.house)))
    const refused = async (username: string) => {
      const { status } = await postRaw(at('/session'), { username, password: wrongPassword })
      if (status !== 401) throw new Error(`${username} was answered ${String(status)}`)
    }
    const medians = await measure(
      {
        known: (number) => refused(known[Math.floor(number / perName)]?.username ?? ''),
        unknown: (number) => refused(`no-body${String(Math.floor(number / perName)).padStart(2, '0')}-abcdef`),
      },
      tries,
    )
    expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
  })

  it(
    'names take the same time to brake, where the owner of a known one is told and nobody of another: medians of 80 tries',
    {
      timeout: patience,
    },
    async () => {
      // Braked from the first try on: ten for each name would be most of the test.
      const braking = await openWorld({ ...many, wrongSecretsBeforeBrake: 0 })
      try {
        const known = await Promise.all(Array.from({ length: 80 }, () => staffAccount(braking.house)))
        const braked = async (username: string) => {
          const { status } = await postRaw(`${braking.server.url}/api/v1/session`, { username, password: wrongPassword })
          if (status !== 429) throw new Error(`${username} was answered ${String(status)}`)
        }
        const medians = await measure(
          {
            known: (number) => braked(known[number]?.username ?? ''),
            unknown: (number) => braked(`no-body${String(number).padStart(2, '0')}-abcdef`),
          },
          known.length,
        )
        expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
      } finally {
        await braking.close()
      }
    },
  )

  it(`addresses take the same time to ask for a new password: medians of ${String(tries)} tries`, { timeout: patience }, async () => {
    const known = await Promise.all(Array.from({ length: tries }, () => personAccount(world.house)))
    const ask = async (email: string) => {
      const { status } = await postRaw(at('/password-reset'), { email })
      if (status !== 202) throw new Error(`${email} was answered ${String(status)}`)
    }
    for (let number = 0; number < 10; number += 1) await ask(`warm-${String(number)}@company.example`)
    const medians = await measure(
      {
        known: (number) => ask(known[number]?.email ?? ''),
        unknown: (number) => ask(`person-${String(number).padStart(10, '0')}@company.example`),
      },
      tries,
    )
    expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
  })

  it(`registrations take the same time to ask a link for: medians of ${String(tries)} tries`, { timeout: patience }, async () => {
    const { reference } = await completeRegistration(world.house)
    const ask = async (email: string) => {
      const { status } = await postRaw(at('/resume-links'), { reference, email })
      if (status !== 202) throw new Error(`${email} was answered ${String(status)}`)
    }
    const medians = await measure(
      { known: () => ask('luisa@ortopedia.example'), unknown: (number) => ask(`nobody-${String(number)}@ortopedia.example`) },
      tries,
      // It waits rather than works: side by side it is quick.
      40,
    )
    expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
  })

  it('doors are all of them: a new one that takes a name, a number or an address without a session has to be added here', () => {
    const measured = ['askResumeLink', 'requestPasswordReset', 'signIn']
    /** Takes one for another reason, and looks nobody up by it. */
    const looksNobodyUp: Readonly<Record<string, string>> = {
      askForHelp: 'what is kept as it was typed; a job finds out later whose it is',
      requestEnterpriseNumber: 'an address to answer to',
      sendAccessibilityFeedback: 'an address to answer to',
      [startRegistration.name]: 'the number of a company, which is public',
    }
    const names = /^(?:email|username|niss|name|login|address|contact|reference|phone|vatNumber|numbers?)$/i
    const taking = routes
      .map(({ contract: each }) => each)
      .filter(({ gate, method, bodyType }) => gate === 'anyone' && method !== 'GET' && bodyType === 'json')
      .filter(({ body }) => Object.keys((body as { shape?: object }).shape ?? {}).some((key) => names.test(key)))
      .map(({ name }) => name)
    expect(taking.filter((name) => !(name in looksNobodyUp)).toSorted()).toEqual(measured)
  })
})
