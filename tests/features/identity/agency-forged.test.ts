import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import * as contract from '#server/features/identity/issuers/agency.contract.ts'
import { inviteStaff } from '#server/features/identity/staff/invite-staff.command.ts'
import { startServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { openTestHouse } from '#tests/support/house.ts'
import { forgingClient, startForgingIssuer, type Forgery } from './forging-issuer.ts'

const forger = await startForgingIssuer('79080200243')
const house = await openTestHouse({
  change: (config) => ({
    ...config,
    staffIssuer: { issuer: forger.issuer, ...forgingClient },
    limits: { ...config.limits, signInsPerMinutePerAddress: 100_000 },
  }),
})
const server = await startServer({ house })
afterAll(async () => {
  await server.close(0)
  await house.close()
  await forger.close()
})

const email = `an-${newId().slice(-12)}@famhp.example`
await inviteStaff(house, systemActor('a-test'), { email, firstName: 'An', lastName: 'De Wit', language: 'nl', roles: ['validator'] })

/** Begins, and comes back with a code: this issuer asks nobody anything. Its user data are plain, as most issuers give them. */
async function tried(forgery: Forgery) {
  forger.forge({ userinfoAs: 'json', ...forgery })
  const browser = client(server.url)
  const { pending, location } = await browser.call(contract.prepareAgency, { body: { language: 'nl' } })
  const asked = new URL(location).searchParams
  const query = new URLSearchParams({ code: asked.get('nonce') ?? '', state: asked.get('state') ?? '' }).toString()
  return browser.call(contract.finishAgency, { body: { pending, query } })
}

const confirmed = { email, email_verified: true }

describe('what the agency’s issuer did not say', () => {
  it.each<[string, Forgery]>([
    ['an ID token signed with another key', { idToken: confirmed, idTokenKey: 'other' }],
    ['an ID token of another sign-in', { idToken: { ...confirmed, nonce: 'another' } }],
    ['an ID token without nonce', { idToken: { ...confirmed, nonce: undefined } }],
    ['an ID token made for another portal', { idToken: { ...confirmed, aud: 'another-portal' } }],
    ['an ID token of another issuer', { idToken: { ...confirmed, iss: 'https://issuer.example' } }],
    ['user data of another subject', { idToken: confirmed, userinfo: { sub: 'somebody-else' } }],
  ])('is not believed: %s', async (_name, forgery) => {
    expect(await tried(forgery)).toMatchObject({ next: null, refused: 'not-trusted' })
  })

  it.each<[string, Forgery]>([
    ['not confirmed', { idToken: { email, email_verified: false } }],
    ['confirmed in words only', { idToken: { email, email_verified: 'true' } }],
    ['said to be confirmed by nobody', { idToken: { email } }],
    ['confirmed only where nothing is signed', { idToken: { email }, userinfo: confirmed }],
    ['no text', { idToken: { email: [email], email_verified: true } }],
    ['there none', {}],
  ])('is an address that is %s', async (_name, forgery) => {
    expect(await tried(forgery)).toMatchObject({ next: null, refused: 'unconfirmed-address' })
  })

  it('is told from what it did say, in the ID token or beside it', async () => {
    expect(await tried({ userinfo: confirmed })).toMatchObject({ next: 'otp-setup', refused: null })
    expect(await tried({ idToken: { ...confirmed, amr: ['mfa'] } })).toMatchObject({ next: 'done', refused: null })
  })
})
