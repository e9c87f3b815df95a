import { generate } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { startProduct, type DemoAccount, type Product } from '../support/product.ts'
import { openSql } from '../support/product-sql.ts'
import { signInAtDesk } from './at-the-desk.ts'

let product: Product
let browser: Browser
let sql: postgres.Sql
let offsetMs = 0
let owner: Visitor
let validator: Visitor

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  sql = openSql(product)
  owner = await visit(browser, product.url, { locale: 'en-GB' })
  validator = await visit(browser, product.url, { locale: 'nl-BE' })
})
afterAll(async () => {
  await sql.end()
  await browser.close()
  await product.stop()
})

async function isSound({ page, faults }: Visitor, what: string): Promise<void> {
  await expectAccessible(page, what)
  await expectNoSideways(page, what)
  expect(faults(), what).toEqual([])
}

/** The code a phone shows, so many steps from now; everybody's clock may have been moved. */
const codeOf = (secret: string, steps = 0) => generate({ secret, epoch: Math.floor((Date.now() + offsetMs) / 1000) + steps * 30 })

/** Moves the product's clock, and lets the page look as one does that was put away meanwhile. */
async function wait(page: Page, ms: number): Promise<void> {
  offsetMs += ms
  await sql`update test_clock set offset_ms = ${offsetMs} where id = 1`
  // The server reads it four times a second.
  await eventually(async () => {
    const answer = await page.request.get('/api/v1/session/end', { headers: { 'x-live': '1' } })
    if (answer.status() === 401) return true
    const { now } = (await answer.json()) as { now: string }
    return Math.abs(Date.parse(now) - Date.now() - offsetMs) < 5_000
  })
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
}

async function signIn(page: Page, account: DemoAccount, password: string, secret: string, language: string): Promise<void> {
  await page.goto(`/${language}/sign-in`)
  await page.locator('[name=username]').fill(account.username)
  await page.locator('[name=password]').fill(password)
  await page.getByRole('button', { name: /^(Continue|Verdergaan|Doorgaan)$/ }).click()
  await page.waitForURL('**/sign-in/code**')
  await page.locator('[name=code]').fill(await codeOf(secret, 1))
  await page.getByRole('button', { name: /^(Continue|Verdergaan|Doorgaan)$/ }).click()
  await page.waitForURL(`**/${language}/desk`)
}

describe('Somebody looks after an account, in English', () => {
  const password = 'three wet umbrellas here'
  let secret = ''

  test('it is reached from the name, and shows what one signs in with', async () => {
    const { page } = owner
    await signInAtDesk(page, product.account('administrator'))
    await page.getByRole('link', { name: product.account('administrator').name }).click()
    await page.waitForURL('**/en/account')
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    await isSound(owner, 'my account')
  })

  test('a second phone is linked: just after signing in, no password is asked for', async () => {
    const { page } = owner
    await page.getByRole('link', { name: 'Link a second phone' }).click()
    await page.getByRole('button', { name: 'Link a second phone' }).click()
    await page.waitForURL('**/en/account/phone')
    await isSound(owner, 'the second phone')
    secret = ((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '')
    await page.locator('[name=code]').fill('12')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').waitFor()
    owner.faults()
    await page.locator('[name=code]').fill(await codeOf(secret))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('The second phone is linked').waitFor()
    await page.getByText('Phone 2').first().waitFor()
    await isSound(owner, 'two phones')
  })

  test('another password is chosen; a wrong one of before is told at its field', async () => {
    const { page } = owner
    await page.getByRole('link', { name: 'Change: Password' }).click()
    await page.locator('[name=current]').fill('not this one')
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'Save password' }).click()
    await page.locator('#f-current-error').waitFor()
    expect(await page.locator('[name=password]').inputValue()).toBe(password)
    owner.faults()
    await isSound(owner, 'a wrong password')
    await page.locator('[name=current]').fill(product.account('administrator').password)
    await page.getByRole('button', { name: 'Save password' }).click()
    await page.getByText('Your new password holds').waitFor()
    const [mail] = await product.mails.waitFor({ to: await addressOf('administrator'), subject: /password|wachtwoord|passe/ })
    expect(mail?.text).not.toContain(password)
  })

  test('a session in another browser is seen and ended', async () => {
    const { page } = owner
    const other = await visit(browser, product.url, { locale: 'en-GB' })
    await signIn(other.page, product.account('administrator'), password, secret, 'en')
    await page.getByRole('link', { name: 'Sessions' }).click()
    await page.getByText('this browser').waitFor()
    await isSound(owner, 'sessions')
    await page.getByRole('button', { name: /^End: / }).click()
    await page.getByText('That session has ended').waitFor()
    await other.page.goto('/en/desk')
    await other.page.waitForURL('**/sign-in**')
    await other.close()
  })

  test('new recovery codes are shown once', async () => {
    const { page } = owner
    await page.goto('/en/account')
    await page.getByRole('link', { name: 'Make new codes' }).click()
    await page.locator('[name=current]').fill(password)
    await page.getByRole('button', { name: 'Make new codes' }).click()
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    expect(await page.locator('main li').count()).toBe(10)
    await isSound(owner, 'recovery codes')
    await page.getByRole('link', { name: 'I have kept them, continue' }).click()
    await page.getByText('10 of 10 still to use').waitFor()
  })

  test('a colleague is invited and blocked at the desk', async () => {
    const { page } = owner
    await page.goto('/en/desk/staff')
    await isSound(owner, 'staff')
    await page.getByRole('link', { name: 'Invite somebody' }).click()
    await page.locator('[name=firstName]').fill('Nele')
    await page.locator('[name=lastName]').fill('Maes')
    await page.locator('[name=email]').fill('nele.maes@famhp.example')
    await page.getByLabel('Auditor').check()
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByText('The invitation is on its way').waitFor()
    await product.mails.waitFor({ to: 'nele.maes@famhp.example' })
    await page.getByRole('link', { name: 'Block: Nele Maes' }).click()
    await page.getByLabel('Another reason').check()
    await isSound(owner, 'blocking')
    await page.getByRole('button', { name: 'Block' }).click()
    await page.getByText('The account is blocked').waitFor()
  })
})

describe('Another address, and a session that ends, in Dutch', () => {
  const address = 'nieuw.adres@famhp.example'

  test('a link confirms the address; opening it changes nothing', async () => {
    const { page } = validator
    await signIn(page, product.account('validator'), product.account('validator').password, product.account('validator').totpSecret, 'nl')
    await page.goto('/nl/account?act=email')
    await isSound(validator, 'another address')
    await page.locator('[name=email]').fill(address)
    await page.locator('[name=current]').fill(product.account('validator').password)
    await page.getByRole('button', { name: 'Link sturen' }).click()
    await page.getByText('De link is onderweg').waitFor()
    const [mail] = await product.mails.waitFor({ to: address })
    const link = /\/account\/email\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
    const answer = await page.goto(`/nl${link}`)
    expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
    await isSound(validator, 'the link')
    await page.getByRole('button', { name: 'Adres bevestigen' }).click()
    await page.getByRole('heading', { name: 'Uw nieuwe adres geldt' }).waitFor()
    await isSound(validator, 'confirmed')
    await page.goto(`/nl${link}`)
    await page.getByRole('heading', { name: 'Deze link is al gebruikt' }).waitFor()
  })

  test('five minutes before its end the page says so; one key keeps it, and what was typed', async () => {
    const { page } = validator
    await page.goto('/nl/account?act=email')
    const typed = page.locator('[name=email]')
    await typed.fill('half.getypt@')
    await page.waitForLoadState('networkidle')
    await wait(page, 26 * 60_000)
    await page.getByRole('button', { name: 'Aangemeld blijven' }).waitFor()
    await isSound(validator, 'the warning')
    await typed.press('F8')
    await page.getByText('U blijft aangemeld').waitFor()
    expect(await typed.inputValue()).toBe('half.getypt@')
    await wait(page, 10 * 60_000)
    expect(await page.getByRole('button', { name: 'Aangemeld blijven' }).count()).toBe(0)
  })

  test('after its end nothing typed is lost: one signs in beside it and goes on', async () => {
    const { page, context } = validator
    const account = product.account('validator')
    await page.locator('[name=email]').fill('later@famhp.example')
    await page.locator('[name=current]').fill(account.password)
    await wait(page, 31 * 60_000)
    await page.getByRole('link', { name: 'Aanmelden in een nieuw tabblad' }).waitFor()
    validator.faults()
    await isSound(validator, 'signed out')
    await page.getByRole('button', { name: 'Link sturen' }).click()
    await page.locator('form .line-away').waitFor()
    expect(await page.locator('[name=email]').inputValue()).toBe('later@famhp.example')
    const beside = await context.newPage()
    await signIn(beside, account, account.password, account.totpSecret, 'nl')
    await beside.close()
    validator.faults()
    await page.getByRole('button', { name: 'Link sturen' }).click()
    await page.getByText('De link is onderweg').waitFor()
  })
})

async function addressOf(role: string): Promise<string> {
  const [row] = await sql<{ email: string }[]>`select email from accounts where username = ${product.account(role).username}`
  return row?.email ?? ''
}
