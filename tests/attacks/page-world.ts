import { sendAccessibilityFeedback } from '#server/features/accessibility/accessibility.contract.ts'
import { beginPhone } from '#server/features/identity/my-account/account.contract.ts'
import type { SignInStep } from '#server/features/identity/identity.contract.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { askForHelp } from '#server/features/identity/help-requests/help-requests.contract.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { client, type Client } from '#tests/support/client.ts'
import { sentRequest } from '#tests/support/factories/enterprise-numbers.ts'
import {
  completeRegistration,
  staffOf,
  startedRegistration,
  submittedRegistration,
  type StartedRegistration,
} from '#tests/support/factories/registrations.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import type { TestHouse } from '#tests/support/house.ts'
import { readers, type Reader, type World } from '#tests/journeys/every-page/world.ts'

/** The last part of the address of a mailed link that nobody sent: such a page shows the same frame. */
export const unknownToken = 'y'.repeat(43)

/**
 * What the inventory of the pages needs, made by factories: who looks and what there is. How far a registration has come
 * changes what stands on its page, not how the page is guarded; so one that was sent stands for all that were.
 */
export async function openPageWorld(house: TestHouse, url: string): Promise<World> {
  const names = cookieNames(house.config)
  const held = new Map<Reader, { id: string; reference: string; token: string; submittedVersion: number }>()
  const cookies = new Map<Reader, ReadonlyMap<string, string>>()
  for (const [at, reader] of readers.entries()) {
    const signedIn = await sessionOf(house, reader)
    if (signedIn !== undefined) cookies.set(reader, new Map([[names.session, signedIn]]))
    else if (reader !== 'nobody') {
      const made = await registrationOf(house, reader, `Ortopedia ${String(at)} S.L.`)
      held.set(reader, { ...made, submittedVersion: made.version })
      cookies.set(reader, new Map([[names.registration, made.token]]))
    }
  }
  const waiting = client(url)
  for (const [name, value] of cookies.get('inspector') ?? []) waiting.cookies.set(name, value)
  await waiting.call(beginPhone, { body: {} })
  const numberRequest = await sentRequest(house)
  const { id: question } = await client(url).call(askForHelp, {
    body: { niss: '79480208210', name: 'Ana Roca', email: 'ana@roca.example', topic: 'other', message: 'No puedo entrar.', language: 'fr' },
  })
  await client(url).call(sendAccessibilityFeedback, {
    body: { language: 'nl', message: 'De kaart is niet te lezen.', page: null, technology: null, email: null },
  })
  const [report] = await house.sql<{ id: string }[]>`select id from accessibility_feedback limit 1`
  return {
    cookiesOf: (reader) => cookies.get(reader) ?? new Map(),
    registration(reader) {
      const found = held.get(reader)
      if (!found) throw new Error(`${reader} holds no registration`)
      return found
    },
    numberRequest,
    invitation: unknownToken,
    resume: unknownToken,
    reset: unknownToken,
    report: report?.id ?? '',
    question,
  }
}

async function registrationOf(house: TestHouse, reader: Reader, name: string): Promise<StartedRegistration> {
  if (reader === 'draft' || reader === 'silent') return startedRegistration(house)
  if (reader === 'filled') return completeRegistration(house, { name })
  const sent = await submittedRegistration(house, { name })
  if (reader === 'asked') {
    const validator = await staffOf(house)
    const { version } = await claimRegistration(house, validator, sent.id, { version: sent.version })
    const reasons = [{ code: 'incorrect', field: 'company.address.number', note: 'El extracto dice 14.' }] as const
    await decideRegistration(house, validator, sent.id, { version, decision: 'ask-correction', reasons: [...reasons] })
  }
  return sent
}

const steps: Partial<Record<Reader, SignInStep>> = {
  'at-code': 'otp',
  'at-phone': 'otp-setup',
  'at-new-password': 'new-password',
  'at-profile': 'profile',
  person: 'done',
}

/** The token of whoever is signed in, or half-way. */
async function sessionOf(house: TestHouse, reader: Reader): Promise<string | undefined> {
  if (reader === 'validator' || reader === 'administrator' || reader === 'inspector') {
    const { cookie } = await signedInStaff(house, { roles: [reader] })
    return cookie.split('=')[1]
  }
  const next = steps[reader]
  return next && (await personSession(house, { next })).token
}

/** A browser that holds both a registration and somebody's session: the richest victim there is. */
export async function victimOf(house: TestHouse, url: string): Promise<Client> {
  const browser = client(url)
  const names = cookieNames(house.config)
  await browser.call(startRegistration, { body: { country: 'ES', language: 'fr', vatNumber: 'B58378431' } })
  browser.cookies.set(names.session, (await staffSession(house, { roles: ['validator', 'administrator'] })).token)
  return browser
}
