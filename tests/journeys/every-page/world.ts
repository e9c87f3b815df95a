import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { generate } from 'otplib'
import { requestEnterpriseNumber } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { beginPhone } from '#server/features/identity/my-account/account.contract.ts'
import * as identity from '#server/features/identity/identity.contract.ts'
import { mailAccountLink } from '#server/features/identity/account-help/account-help.contract.ts'
import { askForHelp } from '#server/features/identity/help-requests/help-requests.contract.ts'
import { sendAccessibilityFeedback } from '#server/features/accessibility/accessibility.contract.ts'
import { mailResumeLink } from '#server/features/registrations/draft/drafts.contract.ts'
import { chooseProfile, getProfiles } from '#server/features/profiles/profiles.contract.ts'
import * as registrations from '#server/features/registrations/registrations.contract.ts'
import { cleanEnvironment, root } from '../../processes/instance.ts'
import { client, type Client } from '../../support/client.ts'
import { eventually } from '../../support/eventually.ts'
import { cubanRequest } from '../../support/factories/enterprise-numbers.ts'
import { ana, madrid, spanishNumber } from '../../support/factories/registrations.ts'
import { goodPdf } from '../../support/pdfs.ts'
import type { DemoAccount, Product } from '../../support/product.ts'

/** Whose eyes look: each has cookies of its own. */
export type Reader = (typeof readers)[number]
export const readers = [
  'nobody',
  'draft',
  'filled',
  'silent',
  'sent',
  'claimed',
  'asked',
  'approved',
  'refused',
  'withdrawn',
  'at-code',
  'at-phone',
  'at-new-password',
  'at-profile',
  'person',
  'validator',
  'administrator',
  'inspector',
] as const

/** What the pages are about, and the cookies of whoever may see them. */
export type World = {
  cookiesOf(reader: Reader): ReadonlyMap<string, string>
  /** The registration that an applicant holds. */
  registration(reader: Reader): { id: string; reference: string; submittedVersion?: number }
  numberRequest: { id: string; reference: string }
  /** The secret last part of an invitation's address. */
  invitation: string
  /** The same of a link to go on. */
  resume: string
  /** The same of a link to set phone and password anew. */
  reset: string
  /** The id of a report about accessibility. */
  report: string
  /** The id of a question about signing in. */
  question: string
}

type Held = { id: string; reference: string; version: number; submittedVersion?: number; as: Client }

/** Fills a product with one registration of every kind and one person at every step of signing in, by its API alone. */
export async function prepareWorld(product: Product): Promise<World> {
  const validator = await signedIn(product.url, product.account('validator'))
  const [administrator, inspector, atCode] = await Promise.all([
    signedIn(product.url, product.account('administrator')),
    signedIn(product.url, product.account('inspector')),
    halfSignedIn(product.url, product.account('validator', 1)),
  ])
  // A second phone that waits for its first code.
  await inspector.call(beginPhone, { body: {} })
  const draft = await begun(product.url, 1)
  const filled = await complete(product.url, 2)
  const sent = await submitted(await complete(product.url, 3))
  const claimed = await submitted(await complete(product.url, 9))
  await validator.call(registrations.claimRegistration, { params: { id: claimed.id }, body: { version: claimed.version } })
  const asked = await decided(validator, await submitted(await complete(product.url, 4)), {
    decision: 'ask-correction',
    reasons: [
      { code: 'incorrect', field: 'company.address.number', note: 'El extracto dice 14.' },
      { code: 'proof-without-representatives', field: 'legalRepresentatives' },
    ],
  })
  const people = [
    { ...ana, email: 'first@every-page.example' },
    { ...ana, firstName: 'Luz', lastName: 'Roca Marín', birthDate: '1971-06-05', email: 'second@every-page.example' },
    { ...ana, firstName: 'Eva', lastName: 'Sanz Gil', birthDate: '1990-11-23', email: 'third@every-page.example' },
    { ...ana, firstName: 'Sol', lastName: 'Vega Prat', birthDate: '1984-03-17', email: 'fourth@every-page.example' },
  ]
  const approved = await decided(validator, await submitted(await complete(product.url, 5, people)), { decision: 'approve', reasons: [] })
  const refused = await decided(validator, await submitted(await complete(product.url, 6)), {
    decision: 'refuse',
    reasons: [{ code: 'not-in-scope' }],
  })
  const withdrawn = await submitted(await complete(product.url, 7))
  await withdrawn.as.call(registrations.withdrawRegistration, { params: { id: withdrawn.id }, body: { version: withdrawn.version } })
  const numberRequest = await client(product.url).call(requestEnterpriseNumber, { body: cubanRequest })
  const [atPhone, atNewPassword, atProfile, person, invitation, resume, report] = await Promise.all([
    withMailedPassword(product, 'first@every-page.example', 'otp-setup'),
    withMailedPassword(product, 'second@every-page.example', 'new-password'),
    withMailedPassword(product, 'fourth@every-page.example', 'profile'),
    withMailedPassword(product, 'third@every-page.example', 'done'),
    invited(product, 'nele.invited@famhp.example'),
    linkToGoOn(product, filled),
    barrier(product),
  ])
  // Last, because nobody else's number may stay without an answer.
  await product.fault('vies', { mode: 'down' })
  const silent = await begun(product.url, 8)

  const reset = await linkToReset(product, administrator, { name: 'Eva Sanz Gil', email: 'third@every-page.example' })

  const held: Partial<Record<Reader, Held>> = { draft, filled, silent, sent, claimed, asked, approved, refused, withdrawn }
  const signed: Partial<Record<Reader, Client>> = {
    'at-code': atCode,
    'at-phone': atPhone,
    'at-new-password': atNewPassword,
    'at-profile': atProfile,
    person,
    validator,
    administrator,
    inspector,
  }
  return {
    cookiesOf: (reader) => (held[reader]?.as ?? signed[reader])?.cookies ?? new Map(),
    registration(reader) {
      const found = held[reader]
      if (found === undefined) throw new Error(`${reader} holds no registration`)
      return found
    },
    numberRequest,
    invitation,
    resume,
    reset,
    report,
    question: await question(product),
  }
}

async function halfSignedIn(url: string, { username, password }: Pick<DemoAccount, 'username' | 'password'>): Promise<Client> {
  const browser = client(url)
  await browser.call(identity.signIn, { body: { username, password } })
  return browser
}

/** Someone of the agency, with password and code. */
export async function signedIn(url: string, account: DemoAccount): Promise<Client> {
  const browser = await halfSignedIn(url, account)
  await browser.call(identity.verifyOtp, { body: { code: await generate({ secret: account.totpSecret }) } })
  return browser
}

/** A representative of the approved company, as far on its way in as is wanted. */
export async function withMailedPassword(
  product: Product,
  to: string,
  until: 'otp-setup' | 'new-password' | 'profile' | 'done',
): Promise<Client> {
  const mails = await product.mails.waitFor({ to, count: 2, withinMs: 30_000 })
  const texts = mails.map((mail) => mail.text).join('\n')
  const username = /\b\d{6} \d{3} \d{2}\b/.exec(texts)?.[0] ?? ''
  const password = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9-]{12,64}$/m.exec(texts)?.[0] ?? ''
  const browser = await halfSignedIn(product.url, { username, password })
  if (until === 'otp-setup') return browser
  const { secret } = await browser.call(identity.getOtpSetup, {})
  await browser.call(identity.confirmOtpSetup, { body: { code: await generate({ secret }) } })
  if (until === 'new-password') return browser
  await browser.call(identity.setNewPassword, { body: { password: 'cinco faros bajo la niebla' } })
  if (until === 'profile') return browser
  const { items } = await browser.call(getProfiles, {})
  await browser.call(chooseProfile, { body: { profileId: items[0]?.id ?? '' } })
  return browser
}

async function invited(product: Product, email: string): Promise<string> {
  const env = { ...cleanEnvironment(), DATA_DIR: product.dataDir, PORT: new URL(product.url).port }
  const args = ['scripts/accounts.ts', 'invite', email, '--role', 'validator']
  await promisify(execFile)(process.execPath, args, { cwd: root, env })
  const [mail] = await product.mails.waitFor({ to: email })
  const token = /\/invitations\/([\w-]{40,})/.exec(mail?.text ?? '')?.[1]
  if (token === undefined) throw new Error('The invitation holds no link')
  return token
}

async function linkToGoOn(product: Product, { id, as }: Held): Promise<string> {
  const { email } = await as.call(mailResumeLink, { params: { id } })
  const token = await eventually(async () => {
    const mails = await product.mails.waitFor({ to: email ?? '' })
    return mails.map((mail) => /\/registrations\/resume\/([\w-]{40,})/.exec(mail.text)?.[1]).find(Boolean)
  })
  return token
}

/** The link of support: it works longer than pages are looked at. */
async function linkToReset(product: Product, administrator: Client, told: { name: string; email: string }): Promise<string> {
  const before = await product.mails.waitFor({ to: told.email })
  const niss = /\b\d{6} \d{3} \d{2}\b/.exec(before.map((mail) => mail.text).join('\n'))?.[0] ?? ''
  await administrator.call(mailAccountLink, { body: { ...told, niss, reason: 'no-mail' } })
  return eventually(async () => {
    const mails = await product.mails.waitFor({ to: told.email })
    return mails.map((mail) => /\/password-reset\/([\w-]{40,})/.exec(mail.text)?.[1]).find(Boolean)
  })
}

async function question(product: Product): Promise<string> {
  const body = {
    niss: '79480208210',
    name: 'Élodie Marchand',
    email: 'elodie.marchand@orthopedie-marchand.example',
    topic: 'lost-phone',
    message: 'Mon téléphone est tombé à l’eau.\nLe nouveau ne connaît plus le code.',
    language: 'fr',
  } as const
  return (await client(product.url).call(askForHelp, { body })).id
}

async function barrier(product: Product): Promise<string> {
  await client(product.url).call(sendAccessibilityFeedback, {
    body: { language: 'nl', message: 'De kaart is met een schermlezer niet te lezen.', page: null, technology: 'NVDA', email: null },
  })
  const [mail] = await product.mails.waitFor({ to: 'support.portal@afmps.be' })
  const id = /\/desk\/accessibility-feedback\/([0-9a-f-]{36})/.exec(mail?.text ?? '')?.[1]
  if (id === undefined) throw new Error('The report holds no link')
  return id
}

async function begun(url: string, n: number): Promise<Held> {
  const as = client(url)
  const body = { country: 'ES', language: 'fr', vatNumber: spanishNumber(n) } as const
  const { id, reference, version, accessToken } = await as.call(registrations.startRegistration, { body })
  // A page is given the cookie; the proof is put by the token.
  as.bearer = accessToken
  return { id, reference, version, as }
}

/** A registration with everything it needs, not sent yet. */
export async function complete(
  url: string,
  n: number,
  representatives: readonly (typeof ana)[] | Record<string, string>[] = [ana],
): Promise<Held> {
  const { as, ...registration } = await begun(url, n)
  const params = { id: registration.id }
  const file = new Uint8Array(await goodPdf([`Ortopedia ${String(n)}`, 'Ana García Ruiz']))
  await as.call(registrations.putProof, { params }, { file })
  const { version } = await as.call(registrations.changeRegistration, {
    params,
    body: {
      version: registration.version,
      contact: { name: 'Luisa Pérez', email: `contact-${String(n)}@every-page.example` },
      company: { commercialName: `Ortopedia ${String(n)} S.L.`, address: madrid },
      establishmentUnits: [{ name: 'Almacén', address: madrid }],
      legalRepresentatives: representatives as never,
    },
  })
  return { ...registration, version, as }
}

/** The same, sent once its number and its proof are in order. */
export async function submitted({ as, ...registration }: Held): Promise<Held> {
  const params = { id: registration.id }
  await eventually(async () => {
    const { numberCheck, proof } = await as.call(registrations.getRegistration, { params })
    return numberCheck.state === 'valid' && proof?.state === 'clean'
  })
  const { version } = await as.call(registrations.submitRegistration, { params, body: { version: registration.version } })
  return { ...registration, version, submittedVersion: version, as }
}

/** The same, taken up and decided by a validator. */
export async function decided(
  validator: Client,
  { as, ...registration }: Held,
  decision: Omit<Parameters<typeof validator.call<typeof registrations.decideRegistration>>[1]['body'], 'version'>,
): Promise<Held> {
  const params = { id: registration.id }
  const { version } = await validator.call(registrations.claimRegistration, { params, body: { version: registration.version } })
  const after = await validator.call(registrations.decideRegistration, { params, body: { ...decision, version } })
  return { ...registration, version: after.version, as }
}
