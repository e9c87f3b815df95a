import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { personNumbers } from '#db/schema/persons.ts'
import type { System } from '#server/features/actor.ts'
import { forgetHelpRequests } from '#server/features/identity/help-requests/forget-help-requests.command.ts'
import * as contract from '#server/features/identity/help-requests/help-requests.contract.ts'
import { nissIndex, sealNiss } from '#server/features/identity/identity-keys.ts'
import { maskNiss, nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { recordHelpAttachmentCheck } from '#server/features/identity/help-requests/record-help-attachment-check.command.ts'
import type { Client } from '#tests/support/client.ts'
import { personAccount } from '#tests/support/factories/person-accounts.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { eventsOf, openWorld, signInFully } from './sign-in-world.ts'

const world = await openWorld({ startsPerMinutePerAddress: 100_000, uploadsPerMinutePerAddress: 100_000 })
const { house } = world
afterAll(() => world.close())

const system: System = { kind: 'system', job: 'a test' }
let counter = 0

function freshNiss(): string {
  counter += 2
  const nine = `804330${String(counter).padStart(3, '0')}`
  return nine + nissCheckDigits(nine, 1900)
}

async function numbered() {
  const account = await personAccount(house)
  const niss = freshNiss()
  const { keys } = house.config
  await house.db.insert(personNumbers).values({
    personId: account.personId,
    nissSealed: sealNiss(keys, account.personId, niss),
    nissIndex: nissIndex(keys, niss),
    register: 'bis',
    issuedAt: house.clock.now(),
  })
  return { ...account, niss }
}

async function signedIn(role: 'administrator' | 'validator' | 'auditor'): Promise<Client> {
  const browser = world.browser()
  await signInFully(house, browser, await staffAccount(house, { roles: [role] }))
  return browser
}

const question = (told: { niss: string; name: string; email: string }) => ({
  ...told,
  topic: 'lost-phone' as const,
  message: 'My phone fell into the sea.',
  language: 'fr' as const,
})
const ask = async (browser: Client, told?: { niss: string; name: string; email: string }) =>
  browser.call(contract.askForHelp, { body: question(told ?? { niss: freshNiss(), name: 'Ana Roca', email: 'ana@roca.example' }) })

const png = Buffer.from([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9])
const pdf = Buffer.from('%PDF-1.7\npages\n%%EOF\n')
const add = (browser: Client, id: string, file: Uint8Array<ArrayBuffer>) =>
  browser.send(contract.putHelpAttachment, { params: { id }, query: { name: '<script>.html' } }, { file })
const keyOf = async (id: string) => {
  const [row] = await house.sql<{ key: string | null }[]>`select attachment_key as key from help_requests where id = ${id}`
  return row?.key ?? ''
}

async function filesKept(): Promise<number> {
  const keys = []
  for await (const { key } of house.files.list()) keys.push(key)
  return keys.length
}

describe('asking support for help with signing in (S131)', () => {
  it('is answered alike whether there is such an account or not, and what was told stands sealed', async () => {
    const account = await numbered()
    const browser = world.browser()
    const known = await browser.send(contract.askForHelp, { body: question(account) })
    const unknown = await browser.send(contract.askForHelp, {
      body: question({ niss: freshNiss(), name: 'Nobody', email: 'nobody@nowhere.example' }),
    })
    for (const sent of [known, unknown]) {
      expect(sent.status).toBe(201)
      expect(sent.answer).toEqual({ id: expect.any(String) as string, reference: expect.stringMatching(/^H-\d{4}-\d{5}$/) as string })
    }
    expect(await eventsOf(house, known.answer.id)).toEqual(['help-request.sent'])
    const kept =
      await house.sql`select id, payload::text, '' as told from events union all select id, '', encode(told, 'escape') from help_requests`
    const text = JSON.stringify(kept)
    for (const secret of [account.niss, account.email, 'fell into the sea', 'nobody@nowhere.example']) expect(text).not.toContain(secret)
  })

  it('says which box is wrong, and only the arithmetic of a number', async () => {
    const browser = world.browser()
    const right = question({ niss: freshNiss(), name: 'Ana', email: 'ana@roca.example' })
    const wrong = [
      [{ ...right, niss: '80433000199' }, 'niss'],
      [{ ...right, niss: 'none' }, 'niss'],
      [{ ...right, name: ' ' }, 'name'],
      [{ ...right, name: 'Ana\u202eacoR' }, 'name'],
      [{ ...right, email: 'ana' }, 'email'],
      [{ ...right, message: '' }, 'message'],
      [{ ...right, message: 'x'.repeat(contract.helpMessageMost + 1) }, 'message'],
      [{ ...right, topic: 'weather' as 'other' }, 'topic'],
    ] as const
    for (const [body, path] of wrong) {
      const { status, problem } = await browser.send(contract.askForHelp, { body })
      expect([status, problem.fields?.map((field) => field.path)]).toEqual([422, [path]])
    }
  })

  it('is limited per address', async () => {
    const narrow = await openWorld({ startsPerMinutePerAddress: 2 })
    try {
      const browser = narrow.browser()
      const body = question({ niss: freshNiss(), name: 'Ana', email: 'ana@roca.example' })
      const answers = []
      for (let time = 0; time < 3; time += 1) answers.push((await browser.send(contract.askForHelp, { body })).status)
      expect(answers).toEqual([201, 201, 429])
    } finally {
      await narrow.close()
    }
  })
})

describe('a picture of what is seen', () => {
  it('is taken as what its bytes say, shown to its sender for an hour, and replaced by the next', async () => {
    const browser = world.browser()
    const { id, reference } = await ask(browser)
    expect((await add(browser, id, png)).answer).toEqual({ attachment: { type: 'png', size: png.length, state: 'clean' } })
    const first = await keyOf(id)
    expect((await add(browser, id, jpeg)).answer.attachment.type).toBe('jpeg')
    await expect(house.files.read(first)).rejects.toThrow()
    expect(await browser.call(contract.getSentHelpRequest, { params: { id } })).toEqual({
      reference,
      attachment: { type: 'jpeg', size: jpeg.length, state: 'clean' },
    })
    await house.sql`update help_requests set sent_at = sent_at - interval '61 minutes' where id = ${id}`
    expect((await browser.send(contract.getSentHelpRequest, { params: { id } })).status).toBe(404)
    expect((await add(browser, id, png)).status).toBe(404)
  })

  it('is refused with a clear word when it is something else, cut off, too large, or for no question', async () => {
    const browser = world.browser()
    const { id } = await ask(browser)
    const refusals = [
      [Buffer.from('<svg onload="alert(1)"/>'), 415, 'not-a-picture'],
      [Buffer.alloc(0), 422, 'required'],
      [png.subarray(0, 16), 422, 'cut-off'],
      [Buffer.concat([png.subarray(0, 16), Buffer.alloc(contract.attachmentMaxBytes), png.subarray(16)]), 413, 'attachment-too-large'],
    ] as const
    for (const [file, status, code] of refusals) {
      const sent = await add(browser, id, Buffer.from(file))
      expect([sent.status, sent.problem.fields?.[0]?.code]).toEqual([status, code])
      expect(sent.problem.fields?.[0]?.message).toMatch(/\w{3}/)
    }
    expect((await browser.call(contract.getSentHelpRequest, { params: { id } })).attachment).toBeNull()
    expect((await add(browser, newId(), png)).status).toBe(404)
  })

  it('comes by a plain form too, and the page hears why it was refused', async () => {
    const browser = world.browser()
    const { id } = await ask(browser)
    const post = async (file: Buffer<ArrayBuffer>) => {
      const form = new FormData()
      form.set('back', `/fr/sign-in/support/${id}`)
      form.set('file', new Blob([file]), 'screen.png')
      const answer = await fetch(`${world.server.url}/upload/help-attachment/${id}`, { method: 'POST', body: form, redirect: 'manual' })
      return [answer.status, answer.headers.get('location')]
    }
    expect(await post(Buffer.from('nothing of the kind'))).toEqual([303, `/fr/sign-in/support/${id}?refused=not-a-picture`])
    expect(await post(png)).toEqual([303, `/fr/sign-in/support/${id}`])
    expect(await keyOf(id)).not.toBe('')
  })

  it('of several at once one stays, and no other bytes are left', async () => {
    const browser = world.browser()
    const { id } = await ask(browser)
    const before = await filesKept()
    const sent = await Promise.all([png, jpeg, png, jpeg].map((file) => add(browser, id, file)))
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await filesKept()).toBe(before + 1)
    await expect(house.files.read(await keyOf(id))).resolves.toMatchObject({})
  })
})

describe('the desk', () => {
  it('lists who waits, the longest first, and shows one with how the account stands, which is noted', async () => {
    const [account, administrator] = [await numbered(), await signedIn('administrator')]
    const browser = world.browser()
    const { id, reference } = await ask(browser, account)
    const { id: later } = await ask(browser)
    const ids = (await administrator.call(contract.listHelpRequests, { query: { limit: 100 } })).items.map((item) => item.id)
    expect(ids.indexOf(id)).toBeLessThan(ids.indexOf(later))
    expect(await administrator.call(contract.getHelpRequest, { params: { id } })).toMatchObject({
      reference,
      topic: 'lost-phone',
      name: account.name,
      email: account.email,
      nissMasked: maskNiss(account.niss),
      message: 'My phone fell into the sea.',
      attachment: null,
      account: { username: account.username, phones: 1 },
      abilities: ['mailLink', 'close'],
    })
    await administrator.call(contract.getHelpRequest, { params: { id } })
    expect(await eventsOf(house, account.id)).toEqual(['account.looked-at'])
    const none = await administrator.call(contract.getHelpRequest, { params: { id: later } })
    expect([none.account, none.abilities]).toEqual([null, ['close']])
  })

  it('turns the list page by page, and each who waits stands once', async () => {
    const administrator = await signedIn('administrator')
    const asked = [await ask(world.browser()), await ask(world.browser()), await ask(world.browser())].map(({ id }) => id)
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const list = await administrator.call(contract.listHelpRequests, { query: { limit: 2, ...(cursor && { cursor }) } })
      seen.push(...list.items.map(({ id }) => id))
      cursor = list.nextCursor
      expect(list.total).toBeGreaterThanOrEqual(3)
    } while (cursor !== null)
    expect(seen.slice(-3)).toEqual(asked)
    expect(new Set(seen).size).toBe(seen.length)
    const odd = await administrator.send(contract.listHelpRequests, { query: { cursor: 'next' } })
    expect([odd.status, odd.problem.fields?.[0]?.path]).toEqual([422, 'cursor'])
  })

  it('opens a picture only as an attachment, and a PDF only once it was found clean', async () => {
    const [browser, administrator] = [world.browser(), await signedIn('administrator')]
    const { id, reference } = await ask(browser)
    const open = () => administrator.send(contract.helpAttachmentFile, { params: { id } })
    expect((await open()).status).toBe(404)
    await add(browser, id, png)
    const picture = await open()
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename=${reference}.png`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    await add(browser, id, pdf)
    expect((await open()).problem.code).toBe('not-in-this-state')
    const key = await keyOf(id)
    expect(await recordHelpAttachmentCheck(house, system, { requestId: id, key: newId(), state: 'clean' })).toEqual({ forsaken: [] })
    expect((await open()).status).toBe(409)
    expect(await recordHelpAttachmentCheck(house, system, { requestId: id, key, state: 'clean' })).toEqual({ forsaken: [] })
    expect((await open()).headers.get('content-type')).toBe('application/pdf')
    await add(browser, id, pdf)
    const second = await keyOf(id)
    expect(await recordHelpAttachmentCheck(house, system, { requestId: id, key: second, state: 'refused' })).toEqual({ forsaken: [second] })
    expect((await open()).status).toBe(409)
  })

  it('answers with a link once, however many try, and a question that fits nobody stays open', async () => {
    const account = await numbered()
    const [one, two] = [await signedIn('administrator'), await signedIn('administrator')]
    const { id } = await ask(world.browser(), account)
    const answer = (desk: Client) => desk.send(contract.answerHelpRequest, { params: { id }, body: { reason: 'lost-phone' } })
    const statuses = (await Promise.all([answer(one), answer(two), answer(one)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([202, 409, 409])
    expect((await eventsOf(house, account.id)).filter((name) => name === 'account.reset-link-wanted')).toHaveLength(1)
    expect(await one.call(contract.getHelpRequest, { params: { id } })).toMatchObject({ ending: 'link-mailed', abilities: [] })
    expect((await add(world.browser(), id, png)).problem.code).toBe('not-in-this-state')

    const { id: strange } = await ask(world.browser())
    const refused = await one.send(contract.answerHelpRequest, { params: { id: strange }, body: { reason: 'no-mail' } })
    expect(refused.problem.code).toBe('not-found')
    expect((await one.call(contract.getHelpRequest, { params: { id: strange } })).abilities).toEqual(['close'])
  })

  it('closes one with how it ended, once', async () => {
    const administrator = await signedIn('administrator')
    const { id } = await ask(world.browser())
    const close = () => administrator.send(contract.closeHelpRequest, { params: { id }, body: { ending: 'does-not-fit' } })
    expect((await Promise.all([close(), close()])).map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await eventsOf(house, id)).toEqual(['help-request.sent', 'help-request.closed'])
    expect((await administrator.call(contract.listHelpRequests, { query: { limit: 100 } })).items.map((item) => item.id)).not.toContain(id)
    const body = { ending: 'link-mailed' as 'answered' }
    expect((await administrator.send(contract.closeHelpRequest, { params: { id }, body })).status).toBe(422)
    expect((await administrator.send(contract.closeHelpRequest, { params: { id: newId() }, body: { ending: 'answered' } })).status).toBe(
      404,
    )
  })

  it('is open to administrators alone', async () => {
    const { id } = await ask(world.browser())
    for (const role of ['validator', 'auditor'] as const) {
      const other = await signedIn(role)
      const params = { id }
      const tried = [
        await other.send(contract.listHelpRequests, {}),
        await other.send(contract.getHelpRequest, { params }),
        await other.send(contract.helpAttachmentFile, { params }),
        await other.send(contract.answerHelpRequest, { params, body: { reason: 'no-mail' } }),
        await other.send(contract.closeHelpRequest, { params, body: { ending: 'answered' } }),
      ]
      expect(tried.map(({ problem }) => problem.code)).toEqual(Array.from(tried, () => 'not-allowed'))
    }
  })
})

it('answered questions go with their files after thirty days, open ones after ninety', async () => {
  const [browser, administrator] = [world.browser(), await signedIn('administrator')]
  const [answered, recent, old] = [await ask(browser), await ask(browser), await ask(browser)]
  await add(browser, answered.id, png)
  const key = await keyOf(answered.id)
  for (const { id } of [answered, recent])
    await administrator.call(contract.closeHelpRequest, { params: { id }, body: { ending: 'answered' } })
  await house.sql`update help_requests set closed_at = now() - interval '31 days' where id = ${answered.id}`
  await house.sql`update help_requests set closed_at = now() - interval '29 days' where id = ${recent.id}`
  await house.sql`update help_requests set sent_at = now() - interval '91 days' where id = ${old.id}`
  expect(await forgetHelpRequests(house, system, { dryRun: true })).toBe(2)
  expect(await forgetHelpRequests(house, system, { dryRun: false })).toBe(2)
  expect(await forgetHelpRequests(house, system, { dryRun: false })).toBe(0)
  const left = await house.sql<{ id: string }[]>`select id from help_requests where id in ${house.sql([answered.id, recent.id, old.id])}`
  expect(left.map(({ id }) => id)).toEqual([recent.id])
  await expect(house.files.read(key)).rejects.toThrow()
  await expect(forgetHelpRequests(house, { kind: 'anonymous' }, { dryRun: true })).rejects.toMatchObject({ code: 'not-allowed' })
})
