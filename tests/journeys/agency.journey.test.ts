import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** Somebody in front of the simulated sign-in of the agency: says who she is and how it goes. */
async function identify({ page }: Visitor, who: string | { address: string }, way: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'The agency’s sign-in, simulated' }).waitFor()
  if (typeof who === 'string') await page.getByLabel(who).check()
  else {
    await page.getByLabel('Somebody else', { exact: true }).check()
    await page.getByLabel('E-mail address of somebody else').fill(who.address)
  }
  await page.getByLabel(way).check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

describe('Signing in with an account of the agency', () => {
  test('a validator comes to the page that was wanted, in French, without password or code of ours', async () => {
    const visitor = await visit(browser, product.url, { locale: 'fr-BE' })
    const { page } = visitor
    await page.goto('/fr/desk/registrations')
    await page.waitForURL('**/fr/sign-in?back=*')
    await page.getByRole('link', { name: 'Collaborateurs de l’AFMPS' }).click()
    await expectAccessible(page, 'the staff’s part of signing in')
    await page.getByRole('link', { name: 'Se connecter avec votre compte de l’agence' }).click()
    await expectAccessible(page, 'the simulated sign-in of the agency')
    await identify(visitor, 'Thibault Renard', 'Password and a second factor')
    await page.waitForURL(/\/fr\/desk\/registrations$/)
    expect(await (await page.request.get('/api/v1/session')).json()).toMatchObject({ next: 'done', roles: ['validator'] })
    const names = (await visitor.context.cookies()).map(({ name }) => name)
    expect(names.filter((name) => name.includes('famhp_agency'))).toEqual([])
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })

  test('without script and on a phone, in Dutch: a password alone leads to the code, cancelling back to where it began', async () => {
    const visitor = await visit(browser, product.url, {
      locale: 'nl-BE',
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    })
    const { page } = visitor
    await page.goto('/nl/sign-in?as=staff')
    await expectNoSideways(page, 'the staff’s part of signing in')
    const agency = page.getByRole('link', { name: 'Aanmelden met uw account van het agentschap' })
    await agency.click()
    await identify(visitor, 'Liesbeth Declercq', 'Cancelled')
    await page.getByText('U bent niet aangemeld').waitFor()
    await expectNoSideways(page, 'cancelled')
    await agency.click()
    await identify(visitor, 'Liesbeth Declercq', 'Password only')
    await page.waitForURL('**/nl/sign-in/code')
    expect(await (await page.request.get('/api/v1/session')).json()).toMatchObject({ next: 'otp' })
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })

  test('somebody whom nobody invited is told what to do, and the password is right below', async () => {
    const visitor = await visit(browser, product.url, { locale: 'de-BE' })
    const { page } = visitor
    await page.goto('/de/sign-in/agency')
    await identify(visitor, { address: 'neu@famhp.example' }, 'Password and a second factor')
    await page.getByRole('alert').getByText('Mit dieser Adresse wurde niemand eingeladen').waitFor()
    await expectAccessible(page, 'nobody was invited')
    expect(await page.getByLabel('Passwort', { exact: true }).isVisible()).toBe(true)
    expect((await page.request.get('/api/v1/session')).status()).toBe(401)
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })
})
