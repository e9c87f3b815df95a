import { afterAll, afterEach, describe, expect, it } from 'vitest'
import * as contract from '#server/features/identity/issuers/csam.contract.ts'
import { createCsamGateway } from '#server/features/identity/issuers/csam.gateway.ts'
import { getSession } from '#server/features/identity/identity.contract.ts'
import { passCsam } from '#tests/support/issuer-browser.ts'
import { belgian, comeBack, csamRefusalsOf, freshNumber, openCsamWorld } from './csam-world.ts'
import { forgingClient, startForgingIssuer, type Forgery } from './forging-issuer.ts'

const number = freshNumber()
const forger = await startForgingIssuer(number)
const world = await openCsamWorld({ issuer: forger.issuer, ...forgingClient })
const { house } = world
const person = await belgian(house, number)
afterEach(() => forger.forge({}))
afterAll(async () => {
  await world.close()
  await forger.close()
})

/** Begins, and comes back with a code: this issuer asks nobody anything. */
async function tried() {
  const browser = world.browser()
  const { pending, location } = await browser.call(contract.prepareCsam, { body: { acr: 'eid', language: 'nl' } })
  const asked = new URL(location).searchParams
  const query = new URLSearchParams({ code: asked.get('nonce') ?? '', state: asked.get('state') ?? '' }).toString()
  return { browser, pending, query }
}

const forgeries: [string, Forgery][] = [
  ['userinfo signed with another key', { userinfoKey: 'other' }],
  ['userinfo without signature', { userinfoAs: 'unsigned' }],
  ['userinfo as plain JSON', { userinfoAs: 'json' }],
  ['userinfo made for another portal', { userinfo: { aud: 'another-portal' } }],
  ['userinfo made for nobody', { userinfo: { aud: undefined } }],
  ['userinfo of another issuer', { userinfo: { iss: 'https://issuer.example' } }],
  ['userinfo of no issuer', { userinfo: { iss: undefined } }],
  ['userinfo of another subject', { userinfo: { sub: 'somebody-else' } }],
  ['userinfo without a number', { userinfo: { egovNRN: undefined } }],
  ['userinfo with a number that is no text', { userinfo: { egovNRN: 79_080_200_243 } }],
  ['an ID token signed with another key', { idTokenKey: 'other' }],
  ['an ID token of another sign-in', { idToken: { nonce: 'another' } }],
  ['an ID token without nonce', { idToken: { nonce: undefined } }],
  ['an ID token made for another portal', { idToken: { aud: 'another-portal' } }],
  ['an ID token of another issuer', { idToken: { iss: 'https://issuer.example' } }],
]

describe('what CSAM did not say', () => {
  it('is told from what it did say', async () => {
    const right = await tried()
    expect(await comeBack(right)).toMatchObject({ next: 'profile', refused: null })
    expect(await right.browser.call(getSession, {})).toMatchObject({ person: { id: person.personId } })
  })

  it.each(forgeries)('is not believed: %s', async (_name, forgery) => {
    forger.forge(forgery)
    const wrong = await tried()
    expect(await comeBack(wrong)).toMatchObject({ next: null, refused: 'not-trusted' })
    expect((await wrong.browser.send(getSession, {})).status).toBe(401)
    expect((await csamRefusalsOf(house)).at(-1)?.why).toBe('not-trusted')
  })

  it('is believed again after its keys have changed, from the second sign-in on', async () => {
    await comeBack(await tried())
    await forger.rotate()
    expect(await comeBack(await tried())).toMatchObject({ refused: 'not-trusted' })
    expect(await comeBack(await tried())).toMatchObject({ next: 'profile' })
  })

  it('is not asked for when the ID token is wrong already', async () => {
    forger.forge({ idToken: { nonce: 'another' } })
    const before = forger.askedForUserinfo()
    await comeBack(await tried())
    expect(forger.askedForUserinfo()).toBe(before)
  })

  it.each([
    ['a level below', { acr: 'urn:be:fedict:iam:fas:Level450' }, 'too-weak'],
    ['the lowest level', { acr: 'urn:be:fedict:iam:fas:citizen:Level100' }, 'too-weak'],
    ['no level', { acr: undefined }, 'too-weak'],
    ['a level of somebody else’s making', { acr: 'https://issuer.example/Level900' }, 'too-weak'],
    ['a means that nobody knows', { amr: ['card-of-the-future'] }, 'too-weak'],
    ['a resident card', { amr: ['eid-foreigner'] }, 'resident-card'],
  ])('is not enough: %s', async (_name, idToken, why) => {
    forger.forge({ idToken })
    expect(await comeBack(await tried())).toMatchObject({ next: null, refused: why })
  })

  it('tells a resident card by the role beside it as well', async () => {
    forger.forge({ userinfo: { roles: ['foreigner-card'] } })
    expect(await comeBack(await tried())).toMatchObject({ refused: 'resident-card' })
  })

  it.each(['12345678901', "' or 1=1 --", '', '9'.repeat(5000)])('finds nobody by a number that is none: %j', async (egovNRN) => {
    forger.forge({ userinfo: { egovNRN } })
    expect(await comeBack(await tried())).toMatchObject({ refused: 'unknown-person' })
  })
})

describe('the simulated CSAM', () => {
  it('gives what the federal service gives, and refuses who has no proof key or another verifier', async () => {
    const gateway = createCsamGateway(world.simulators.settings.csam)
    const redirectUri = 'http://localhost:3000/sign-in/csam/callback'
    const secrets = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }
    const begin = () => gateway.address({ acr: 'eid', language: 'fr', redirectUri, secrets })
    const query = new URLSearchParams(await passCsam(await begin(), { number, way: 'resident-card' }))
    expect(await gateway.prove({ redirectUri, query, secrets })).toEqual({
      outcome: 'proven',
      proof: { nationalNumber: number, acr: 'urn:be:fedict:iam:fas:Level500', amr: ['eid-foreigner'], roles: ['foreigner-card'] },
    })
    const other = new URLSearchParams(await passCsam(await begin(), { number, way: 'eid' }))
    const answer = await gateway.prove({ redirectUri, query: other, secrets: { ...secrets, verifier: 'w'.repeat(43) } })
    expect(answer).toMatchObject({ outcome: 'refused', why: 'expired' })
    const bare = new URL(await begin())
    for (const name of ['code_challenge', 'code_challenge_method']) bare.searchParams.delete(name)
    const refused = await fetch(bare, { redirect: 'manual' })
    expect(refused.headers.get('location')).toContain('error=invalid_request')
  })

  it('sends nobody anywhere but to a portal on this machine', async () => {
    const gateway = createCsamGateway(world.simulators.settings.csam)
    const secrets = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }
    for (const redirectUri of ['https://evil.example/sign-in/csam/callback', 'http://localhost:3000/elsewhere']) {
      const response = await fetch(await gateway.address({ acr: 'eid', language: 'fr', redirectUri, secrets }), { redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([400, null])
      expect(await response.text()).toContain('invalid_redirect_uri')
    }
  })
})
