import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildWeb } from '#scripts/launcher/web-build.ts'
import { freePort } from '#scripts/processes/ports.ts'
import { mailAccountLink } from '#server/features/identity/account-help/account-help.contract.ts'
import * as account from '#server/features/identity/my-account/account.contract.ts'
import * as identity from '#server/features/identity/identity.contract.ts'
import { formatNiss, nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { lookPasswordReset, requestPasswordReset, usePasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import { confirmStaffReset, proposeStaffReset } from '#server/features/identity/staff/staff-resets.contract.ts'
import { inviteStaff } from '#server/features/identity/staff/staff.contract.ts'
import { chooseProfile, getProfiles } from '#server/features/profiles/profiles.contract.ts'
import { mailResumeLink, useResumeLink } from '#server/features/registrations/draft/drafts.contract.ts'
import * as registrations from '#server/features/registrations/registrations.contract.ts'
import { ownEnvironment } from '#server/platform/config.ts'
import { builtPages } from '#server/platform/http/pages.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { connect } from '#tests/features/live/live-world.ts'
import { codeOf } from '#tests/features/identity/sign-in-world.ts'
import { client, type Client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ana, madrid, spanishNumber } from '#tests/support/factories/registrations.ts'
import { staffAccount, type StaffAccount } from '#tests/support/factories/staff.ts'
import { passAgency, passCsam } from '#tests/support/issuer-browser.ts'
import { mailbox, type Mail, type Mailbox } from '#tests/support/mailbox.ts'
import { ownRedis } from '#tests/support/own-redis.ts'
import { goodPdf } from '#tests/support/pdfs.ts'
import type { SimulatorName } from '#tests/support/simulators.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'
import { filesIn, keysOf, rowsOf, type Kept } from './kept.ts'
import { Secrets, secretsIn, type SecretKind } from './secrets.ts'

/**
 * Row A8 of the attacks: after a full journey nothing that is kept holds a NISS, a password or a token. The journey goes
 * through the doors; each secret is learned where a person would see it, and then everything is searched for it.
 */

const belgian = `790802008${nissCheckDigits('790802008', 1900)}`
const mistyped = `690411003${nissCheckDigits('690411003', 1900)}`
const own = {
  first: 'cinco faros bajo la niebla gris',
  second: 'siete molinos junto al rio verde',
  third: 'ocho gaviotas sobre el puerto',
  invited: 'negen vuurtorens in de ochtend',
  restored: 'tien kastelen achter de heuvel',
  inWrongBox: 'mijn-geheim-in-het-verkeerde-vak',
}

const secrets = new Secrets()
const folder = mkdtempSync(join(tmpdir(), 'portal-a8-'))
const logFile = join(folder, 'log.jsonl')
/** Commands as Redis was given them, whatever became of the keys. */
const commands: string[] = []
/** Rows as they stood after each chapter. */
const rows = new Map<string, Kept>()
/** Addresses that were asked for, and to which somebody was led. */
const addresses: Kept[] = []
const standardError: string[] = []

let redis: Awaited<ReturnType<typeof ownRedis>>
let monitor: Redis
let working: WorkingHouse
let server: RunningServer
let mails: Mailbox
let administrator: Client
let validator: Client
const staff = new Map<string, StaffAccount>()

beforeAll(async () => {
  await buildWeb({ env: ownEnvironment(), say: () => undefined, signal: AbortSignal.timeout(230_000) })
  redis = await ownRedis()
  monitor = await new Redis(redis.url).monitor()
  monitor.on('monitor', (_time: string, args: string[]) => commands.push(args.join(' ')))
  vi.spyOn(console, 'error').mockImplementation((...said) => void standardError.push(said.map(String).join(' ')))
  const port = await freePort()
  working = await openWorkingHouse({
    redisUrl: redis.url,
    logLevel: 'trace',
    logFile,
    change: (config) => ({
      ...config,
      http: { ...config.http, port, publicUrl: `http://localhost:${String(port)}` },
      limits: { ...config.limits, signInsPerMinutePerAddress: 100_000, passwordResetsPerMinutePerAddress: 100_000 },
    }),
  })
  const { house, simulators } = working
  server = await startServer({ house, pages: await builtPages(house.config.limits.bodyBytes) })
  mails = mailbox(simulators.url)
  for (const [name, roles] of [
    ['one', ['administrator']],
    ['two', ['administrator']],
    ['validator', ['validator']],
  ] as const) {
    const made = await staffAccount(house, { roles: [...roles] })
    secrets.learn('password', made.password)
    secrets.learn('phone secret', made.totpSecret)
    staff.set(name, made)
  }
  administrator = await signedIn('one')
  validator = await signedIn('validator')
})
afterAll(async () => {
  vi.restoreAllMocks()
  monitor?.disconnect()
  await server?.close(0)
  await working?.close()
  await redis?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A browser whose cookies are secrets, and whose addresses are looked at afterwards. */
function browser(): Client {
  const made = client(server.url)
  const plain = made.fetch.bind(made)
  made.fetch = async (path, init) => {
    addresses.push({ place: 'addresses asked for', text: path })
    const response = await plain(path, init)
    const location = response.headers.get('location')
    if (location !== null) addresses.push({ place: 'addresses led to', text: location })
    for (const [name, value] of made.cookies) {
      if (name.includes('session')) secrets.learn('session', value)
      else if (name.includes('registration')) secrets.learn('registration token', value)
      else if (/csam|agency/.test(name)) secrets.learn('pending sign-in', value)
    }
    return response
  }
  return made
}

async function signedIn(name: string): Promise<Client> {
  const made = staff.get(name)
  if (!made) throw new Error(`There is no ${name}`)
  const visitor = browser()
  await visitor.call(identity.signIn, { body: { username: made.username, password: made.password } })
  await visitor.call(identity.verifyOtp, { body: { code: await codeOf(working.house, made.totpSecret) } })
  return visitor
}

/** What came by mail: the last part of the newest address of this kind. */
async function mailedToken(to: string, kind: string, count = 1): Promise<string> {
  const read = async () => {
    const found = (await mails.read(to)).flatMap(({ text }) =>
      [...text.matchAll(new RegExp(`/${kind}/([\\w-]{40,})`, 'g'))].map(([, token]) => token ?? ''),
    )
    return found.length >= count && found[0]
  }
  return secrets.learn('mailed token', await eventually(read))
}

/** Links a phone and learns its secret and the recovery codes that come with it. */
async function linkPhone(visitor: Client): Promise<string> {
  const { secret } = await visitor.call(identity.getOtpSetup, {})
  secrets.learn('phone secret', secret)
  const { recoveryCodes } = await visitor.call(identity.confirmOtpSetup, { body: { code: await codeOf(working.house, secret) } })
  for (const code of recoveryCodes) secrets.learn('recovery code', code)
  return recoveryCodes[0] ?? ''
}

/** Chooses a password of one's own. */
const password = (value: string) => secrets.learn('password', value)

async function keepRows(): Promise<void> {
  for (const row of await rowsOf(working.house)) rows.set(`${row.place} ${row.text}`, row)
}

const key = () => ({ idempotencyKey: crypto.randomUUID() })
const email = {
  contact: 'contact@a8.example',
  ana: 'ana@a8.example',
  lien: 'lien@a8.example',
  moved: 'ana.moved@a8.example',
  colleague: 'nele@famhp.example',
}

describe('a journey', () => {
  let registrationId = ''
  let person: Client

  it('registers a company with two representatives, one with a NISS, and goes on by a mailed link', async () => {
    secrets.learn('NISS', belgian)
    const applicant = browser()
    const begun = await applicant.call(
      registrations.startRegistration,
      { body: { country: 'ES', language: 'fr', vatNumber: spanishNumber(77) } },
      key(),
    )
    secrets.learn('registration token', begun.accessToken)
    registrationId = begun.id
    const params = { id: begun.id }
    applicant.bearer = begun.accessToken
    await applicant.call(registrations.putProof, { params }, { file: new Uint8Array(await goodPdf(['Ortopedia', 'Ana García Ruiz'])) })
    const changed = await applicant.call(registrations.changeRegistration, {
      params,
      body: {
        version: begun.version,
        contact: { name: 'Luisa Pérez', email: email.contact },
        company: { commercialName: 'Ortopedia A8 S.L.', address: madrid },
        establishmentUnits: [{ name: 'Almacén', address: madrid }],
        legalRepresentatives: [
          { ...ana, email: email.ana },
          { niss: formatNiss(belgian), email: email.lien },
        ],
      },
    })
    const [codeMail] = await mails.waitFor({ to: email.contact })
    const code = /^\d{6}$/m.exec(codeMail?.text ?? '')?.[0] ?? ''
    await applicant.call(registrations.confirmContact, { params, body: { code } })
    await applicant.call(mailResumeLink, { params }, key())
    const token = await mailedToken(email.contact, 'registrations/resume')
    const elsewhere = browser()
    expect((await elsewhere.fetch(`/fr/registrations/resume/${token}`)).status).toBe(200)
    const resumed = await elsewhere.call(useResumeLink, { body: { token } })
    elsewhere.bearer = secrets.learn('registration token', resumed.accessToken)
    await eventually(async () => {
      const view = await elsewhere.call(registrations.getRegistration, { params })
      return view.numberCheck.state === 'valid' && view.proof?.state === 'clean'
    })
    const { version } = await elsewhere.call(registrations.getRegistration, { params })
    expect(version).toBeGreaterThanOrEqual(changed.version)
    await elsewhere.call(registrations.submitRegistration, { params, body: { version } }, key())
    await keepRows()
  })

  it('is approved by a validator who has looked at the NISS', async () => {
    const params = { id: registrationId }
    const seen = await validator.call(registrations.getDeskRegistration, { params })
    const claimed = await validator.call(registrations.claimRegistration, { params, body: { version: seen.version } }, key())
    const lien = claimed.legalRepresentatives.find((one) => one.kind === 'person' && one.nissMasked !== null)
    const revealed = await validator.call(registrations.revealNiss, {
      params: { ...params, representativeId: lien?.id ?? '' },
      body: { reason: 'compared with the extract' },
    })
    expect(revealed.niss.replace(/\D/g, '')).toBe(belgian)
    const { version } = await validator.call(registrations.getDeskRegistration, { params })
    await validator.call(registrations.decideRegistration, { params, body: { version, decision: 'approve', reasons: [] } }, key())
    const texts = (await mails.waitFor({ to: email.ana, count: 2 })).map(({ text }) => text).join('\n')
    secrets.learn('NISS', /\b\d{6} \d{3} \d{2}\b/.exec(texts)?.[0] ?? '')
    secrets.learn('password', temporaryPasswordIn(texts))
    secrets.learn('password', temporaryPasswordIn((await mails.waitFor({ to: email.lien, count: 2 })).map(({ text }) => text).join('\n')))
    await keepRows()
  })

  it('signs in for the first time: temporary password, phone, code, password, profile; and types things into wrong boxes', async () => {
    const [bis = ''] = secrets.of('NISS').filter((number) => number !== belgian)
    const temporary = secrets.of('password').find((one) => !Object.values(own).includes(one) && one !== staff.get('one')?.password) ?? ''
    const stranger = browser()
    secrets.learn('NISS', mistyped)
    for (const body of [
      { username: formatNiss(mistyped), password: password(own.inWrongBox) },
      { username: own.inWrongBox, password: mistyped },
      { username: bis, password: bis },
    ])
      expect((await stranger.send(identity.signIn, { body })).status).toBe(401)
    // A form of the page too, whose answer shows what was typed.
    const form = new URLSearchParams({ username: formatNiss(mistyped), password: own.inWrongBox })
    expect((await stranger.fetch('/fr/sign-in', { method: 'POST', body: form, headers: { origin: server.url } })).status).toBeLessThan(500)
    expect((await stranger.fetch(`/api/v1/desk/registrations?q=${mistyped}`)).status).toBeGreaterThanOrEqual(400)

    person = browser()
    await person.call(identity.signIn, { body: { username: formatNiss(bis), password: temporary } })
    await linkPhone(person)
    await person.call(identity.setNewPassword, { body: { password: password(own.first) } })
    await chooseFirst(person)
    const socket = await connect(server.url, { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
    socket.socket.disconnect()
    await keepRows()
  })

  it('has forgotten the password: a mailed link, its page, another phone, another password', async () => {
    await person.call(identity.signOut, {})
    const visitor = browser()
    await visitor.call(requestPasswordReset, { body: { email: email.ana } })
    const token = await mailedToken(email.ana, 'password-reset')
    expect((await visitor.fetch(`/fr/password-reset/${token}`)).status).toBe(200)
    await visitor.call(lookPasswordReset, { params: { token } })
    await visitor.call(usePasswordReset, { params: { token } })
    await linkPhone(visitor)
    await visitor.call(identity.setNewPassword, { body: { password: password(own.second) } })
    await chooseFirst(visitor)
    person = visitor
    await keepRows()
  })

  it('changes address, password, phone and recovery codes in My account', async () => {
    await person.call(account.askEmailChange, { body: { email: email.moved, password: own.second } }, key())
    const token = await mailedToken(email.moved, 'account/email')
    expect((await browser().fetch(`/fr/account/email/${token}`)).status).toBe(200)
    await browser().call(account.confirmEmailChange, { body: { token } })
    const body = { current: own.second, password: password(own.third) }
    await person.call(account.changeOwnPassword, { body }, key())
    const { secret } = await person.call(account.beginPhone, { body: { password: own.third } }, key())
    secrets.learn('phone secret', secret)
    await person.call(account.confirmPhone, { body: { code: await codeOf(working.house, secret) } }, key())
    const { recoveryCodes } = await person.call(account.renewRecoveryCodes, { body: { password: own.third } }, key())
    for (const code of recoveryCodes) secrets.learn('recovery code', code)
    await keepRows()
  })

  it('signs in with the identity card', async () => {
    const visitor = browser()
    const left = await visitor.fetch('/fr/sign-in/csam?acr=eid')
    const query = await passCsam(left.headers.get('location') ?? '', { number: belgian, way: 'eid' })
    const back = await visitor.fetch(`/sign-in/csam/callback?${query}`)
    expect(back.headers.get('location')).toContain('/sign-in/profile')
    await chooseFirst(visitor)
    expect(await visitor.call(identity.getSession, {})).toMatchObject({ next: 'done' })
    await keepRows()
  })

  it('lets somebody of the agency in by the account there', async () => {
    const visitor = browser()
    const left = await visitor.fetch('/fr/sign-in/agency')
    const address = staff.get('validator')?.email ?? ''
    const query = await passAgency(left.headers.get('location') ?? '', { address, way: 'both' })
    await visitor.fetch(`/sign-in/agency/callback?${query}`)
    expect(await visitor.call(identity.getSession, {})).toMatchObject({ next: 'done', roles: ['validator'] })
    await keepRows()
  })

  it('is helped by support, who is told the NISS', async () => {
    const [bis = ''] = secrets.of('NISS').filter((number) => ![belgian, mistyped].includes(number))
    const body = { niss: formatNiss(bis), name: 'Ana García Ruiz', email: email.moved, reason: 'no-mail' } as const
    await administrator.call(mailAccountLink, { body })
    await mailedToken(email.moved, 'password-reset')
    await keepRows()
  })

  it('invites somebody of the agency, and restores that account by two', async () => {
    const body = { email: email.colleague, firstName: 'Nele', lastName: 'Maes', language: 'nl', roles: ['auditor'] } as const
    const { id, username } = await administrator.call(inviteStaff, { body: { ...body, roles: [...body.roles] } }, key())
    const token = await mailedToken(email.colleague, 'invitations')
    const invited = browser()
    expect((await invited.fetch(`/nl/invitations/${token}`)).status).toBe(200)
    await invited.call(identity.acceptInvitation, { body: { token, password: password(own.invited) } })
    await linkPhone(invited)
    const proposed = await administrator.call(proposeStaffReset, { params: { id } }, key())
    const second = await signedIn('two')
    await second.call(confirmStaffReset, { params: { id: proposed.id } }, key())
    const again = await mailedToken(email.colleague, 'invitations', 2)
    expect(again).not.toBe(token)
    const restored = browser()
    await restored.call(identity.acceptInvitation, { body: { token: again, password: password(own.restored) } })
    const recovery = await linkPhone(restored)
    await restored.call(identity.signOut, {})
    const later = browser()
    await later.call(identity.signIn, { body: { username, password: own.restored } })
    await later.call(identity.verifyOtp, { body: { code: recovery } })
    await keepRows()
  })

  async function chooseFirst(visitor: Client): Promise<void> {
    const { items } = await visitor.call(getProfiles, {})
    await visitor.call(chooseProfile, { body: { profileId: items[0]?.id ?? '' } })
  }
})

describe('afterwards', () => {
  it('the journey has left secrets of every kind, and rows wherever it goes', async () => {
    const counts = Object.fromEntries(
      (
        ['NISS', 'password', 'session', 'registration token', 'phone secret', 'recovery code', 'mailed token', 'pending sign-in'] as const
      ).map((kind) => [kind, secrets.of(kind).length]),
    )
    const least = {
      NISS: 3,
      password: 8,
      session: 15,
      'registration token': 2,
      'phone secret': 8,
      'recovery code': 50,
      'mailed token': 6,
      'pending sign-in': 2,
    }
    for (const [kind, count] of Object.entries(least)) expect(counts[kind], kind).toBeGreaterThanOrEqual(count)
    // Let what the last act wanted be done.
    await eventually(async () => (await working.house.sql`select 1 from event_inbox`).length === 0)
    await keepRows()
    const tables = new Set([...rows.values()].map(({ place }) => place))
    for (const table of [
      'events',
      'event_chain',
      'event_origin',
      'job_ledger',
      'idempotent_answers',
      'sessions',
      'mail_log',
      'issued_secrets',
      'sign_in_misses',
    ])
      expect(tables).toContain(`table ${table}`)
    expect(commands.length).toBeGreaterThan(100)
    expect(await keysOf(working.house.redis)).not.toEqual([])
  })

  it('no log line holds one', async () => {
    expect(await logText()).toContain('[token]')
    expect(found([{ place: 'log', text: await logText() }, ...standardError.map((text) => ({ place: 'standard error', text }))])).toEqual(
      [],
    )
  })

  it('no row of any table does: events and their chain, ledger, sessions, kept answers, mails that went', () => {
    expect(found([...rows.values()])).toEqual([])
  })

  it('sessions are kept as hashes only', async () => {
    const hashes = await working.house.sql<{ hash: string }[]>`select encode(token_hash, 'hex') as hash from sessions`
    expect(hashes.length).toBeGreaterThan(5)
    for (const { hash } of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('neither Redis nor anything that was ever sent there does: payloads of jobs, messages, counts', async () => {
    expect(found([...(await keysOf(working.house.redis)), ...commands.map((text) => ({ place: 'commands to Redis', text }))])).toEqual([])
  })

  it('no file does', () => {
    expect(found(filesIn(working.house.config.dataDir))).toEqual([])
  })

  it('no address does, ours or of the registers, but the page of a mailed link', async () => {
    const asked = await Promise.all(
      (['vies', 'kbo', 'bis-register', 'csam', 'agency', 'mail'] as SimulatorName[]).map(async (name) =>
        (await working.simulators.requests(name)).map(({ path, query }) => ({
          place: `asked of ${name}`,
          text: `${path} ${JSON.stringify(query)}`,
        })),
      ),
    )
    expect(asked.flat().length).toBeGreaterThan(3)
    const mistypedSearch = addresses.filter(({ text }) => !text.startsWith('/api/v1/desk/registrations?q='))
    expect(mistypedSearch.length).toBe(addresses.length - 1)
    const isMailedLink = ({ text }: Kept) =>
      /^\/(?:fr|nl|api\/v1)\/(?:registrations\/resume|password-reset|account\/email|invitations)\/[\w-]+$/.test(text)
    expect(found([...asked.flat(), ...mistypedSearch.filter((one) => !isMailedLink(one))])).toEqual([])
    expect(found(mistypedSearch.filter(isMailedLink), ['mailed token'])).toEqual([])
  })

  it('no subject or other head of a mail does, and no mail holds what its reader chose or was shown', async () => {
    const all = await mails.read()
    expect(all.length).toBeGreaterThan(10)
    const heads = all.map(({ html: _html, text: _text, ...head }: Mail & { html?: unknown }) => ({
      place: 'heads of mails',
      text: JSON.stringify(head),
    }))
    expect(found(heads)).toEqual([])
    const bodies = all.map((mail) => ({ place: `mail ${mail.subject}`, text: JSON.stringify(mail) }))
    // Numbers, temporary passwords and links are what mails are for; each temporary password goes to its owner once.
    const chosen = secrets
      .all()
      .filter(({ kind, value }) => kind === 'password' && (Object.values(own).includes(value) || value === staff.get('one')?.password))
    const shown = secrets.all().filter(({ kind }) => !['NISS', 'password', 'mailed token'].includes(kind))
    expect(bodies.flatMap(({ place, text }) => secretsIn(text, [...chosen, ...shown]).map(({ kind }) => `${kind} in ${place}`))).toEqual([])
    const numbers = secrets.all().filter(({ kind }) => kind === 'NISS')
    const passwords = secrets.all().filter(({ kind }) => kind === 'password')
    for (const { subject, text } of all) expect(secretsIn(text, numbers).length * secretsIn(text, passwords).length, subject).toBe(0)
  })

  it('what is planted in each of these places is found, in any spelling', async () => {
    const { house } = working
    const [niss = '', token = '', phone = '', code = ''] = (['NISS', 'session', 'phone secret', 'recovery code'] as const).map(
      (kind) => secrets.of(kind)[0],
    )
    house.log.info({ note: `typed ${own.first}` }, 'planted')
    await eventually(async () => (await logText()).includes('planted'))
    expect(found([{ place: 'log', text: await logText() }])).toEqual(['password in log'])

    const dotted = `${niss.slice(0, 2)}.${niss.slice(2, 4)}.${niss.slice(4, 6)}-${niss.slice(6, 9)}.${niss.slice(9)}`
    await house.sql`insert into guessing_alarms (key, raised_at) values (${Buffer.from(token, 'base64url').toString('hex')}, now())`
    await house.redis.xadd(`${house.config.deployment}:planted`, '*', 'about', dotted)
    writeFileSync(join(house.config.dataDir, 'planted.txt'), Buffer.from(phone).toString('base64'))
    await eventually(() => commands.some((command) => command.includes(dotted)))
    expect(found(await rowsOf(house))).toEqual(['session in table guessing_alarms'])
    expect(found(await keysOf(house.redis))).toEqual(['NISS in Redis'])
    expect(found(commands.map((text) => ({ place: 'commands to Redis', text })))).toEqual(['NISS in commands to Redis'])
    expect(found(filesIn(house.config.dataDir))).toEqual(['phone secret in files'])
    const spelled = [
      `/desk?q=${encodeURIComponent(formatNiss(niss))}`,
      JSON.stringify({ code: code.replaceAll('-', '') }),
      `subject ${token}`,
    ]
    expect(found(spelled.map((text, at) => ({ place: String(at), text })))).toEqual(['NISS in 0', 'recovery code in 1', 'session in 2'])
  })

  // Lines are written in the background, in their order: once the last is there, all are.
  async function logText(): Promise<string> {
    const mark = `read at ${crypto.randomUUID()}`
    working.house.log.info(mark)
    return eventually(() => {
      const text = readFileSync(logFile, 'utf8')
      return text.includes(mark) && text
    })
  }

  /** Which kinds of secrets stand where, each once; never the secret itself, which would stand in the test's output. */
  function found(kept: readonly Kept[], except: readonly SecretKind[] = []): string[] {
    const sought = secrets.all().filter(({ kind }) => !except.includes(kind))
    return [...new Set(kept.flatMap(({ place, text }) => secretsIn(text, sought).map(({ kind }) => `${kind} in ${place}`)))]
  }
})

/** As the mail writes it: on a line of its own. */
function temporaryPasswordIn(text: string): string {
  return /^(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9-]{12,64}$/m.exec(text)?.[0] ?? ''
}
