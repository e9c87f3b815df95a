import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareCsam } from '#server/features/identity/issuers/csam.contract.ts'
import { nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { client } from '../support/client.ts'
import { passCsam } from '../support/issuer-browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { complete, decided, signedIn, submitted } from './every-page/world.ts'

/** People with a number of the national register, whom a Spanish company names by it. */
const [lien, marc] = ['790802002', '750411001'].map((nine) => nine + nissCheckDigits(nine, 1900)) as [string, string]
const nobodys = `810507002${nissCheckDigits('810507002', 1900)}`

let product: Product
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  const people = [
    { niss: lien, email: 'lien@csam.example' },
    { niss: marc, email: 'marc@csam.example' },
  ]
  const validator = await signedIn(product.url, product.account('validator'))
  const sent = await submitted(await complete(product.url, 21, people))
  await decided(validator, sent, { decision: 'approve', reasons: [] })
  for (const { email } of people) await product.mails.waitFor({ to: email, count: 2, withinMs: 60_000 })
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** Somebody in front of the simulated CSAM: says who he is and how it goes. */
async function identify({ page }: Visitor, number: string, way: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'CSAM, simulated' }).waitFor()
  await page.getByLabel('Somebody else', { exact: true }).check()
  await page.getByLabel('National number of somebody else').fill(number)
  await page.getByLabel(way).check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

describe('Signing in by CSAM', () => {
  test('with the identity card, in French, and back to the page that was wanted', async () => {
    const visitor = await visit(browser, product.url, { locale: 'fr-BE' })
    const { page } = visitor
    await page.goto(`/fr/sign-in/csam?acr=eid&back=${encodeURIComponent('/fr/help?q=vies')}`)
    await expectAccessible(page, 'the simulated CSAM')
    const held = (await visitor.context.cookies()).find(({ name }) => name.includes('famhp_csam'))
    expect(held).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    await identify(visitor, lien, 'Identity card (eID)')
    await page.waitForURL('**/fr/sign-in/profile?back=*')
    expect(await (await page.request.get('/api/v1/session')).json()).toMatchObject({ next: 'profile' })
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL(/\/fr\/help\?q=vies$/)
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    expect(await (await page.request.get('/api/v1/session')).json()).toMatchObject({ next: 'done' })
    const names = (await visitor.context.cookies()).map(({ name }) => name)
    expect(names.filter((name) => name.includes('famhp_csam'))).toEqual([])
    expect(page.url()).not.toContain(lien)
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })

  test('with itsme, in Dutch, without script, and by the other name of this machine', async () => {
    const url = product.url.replace('localhost', '127.0.0.1')
    const visitor = await visit(browser, url, { locale: 'nl-BE', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    const { page } = visitor
    await page.goto('/nl/sign-in/csam?acr=itsme')
    expect(await page.getByLabel('itsme, confirmed').isChecked()).toBe(true)
    await identify(visitor, marc, 'itsme, confirmed')
    await page.waitForURL(new RegExp(`^${url}/nl(?!/sign-in/csam)`))
    expect(await (await page.request.get('/api/v1/session')).json()).toMatchObject({ next: 'profile' })
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })

  test('with a resident card is refused, and the other way is one click away', async () => {
    const visitor = await visit(browser, product.url, { locale: 'fr-BE' })
    const { page } = visitor
    await page.goto('/fr/sign-in/csam?acr=eid')
    await identify(visitor, lien, 'Resident card')
    await page.getByRole('heading', { level: 1, name: 'Une carte de résident ne permet pas de se connecter' }).waitFor()
    await expectAccessible(page, 'resident card')
    await expectNoSideways(page, 'resident card')
    expect((await page.request.get('/api/v1/session')).status()).toBe(401)
    await page.getByRole('link', { name: 'Se connecter par mot de passe et code' }).click()
    await page.waitForURL('**/fr/sign-in')
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })

  test('cancelled, it begins again where it began; a wrong PIN and an unknown number say what to do', async () => {
    const visitor = await visit(browser, product.url, { locale: 'nl-BE', viewport: { width: 320, height: 640 } })
    const { page } = visitor
    await page.goto(`/nl/sign-in/csam?acr=itsme&back=${encodeURIComponent('/nl/help')}`)
    await identify(visitor, marc, 'Cancelled')
    await page.getByRole('heading', { level: 1, name: 'U bent niet aangemeld' }).waitFor()
    await page.getByRole('link', { name: 'Opnieuw proberen met itsme' }).click()
    await identify(visitor, marc, 'Wrong PIN')
    await page.getByText('Na drie foute pincodes wordt uw kaart geblokkeerd.').waitFor()
    await expectAccessible(page, 'wrong PIN')
    await expectNoSideways(page, 'wrong PIN')
    await page.getByRole('link', { name: 'Opnieuw proberen met itsme' }).click()
    await identify(visitor, nobodys, 'itsme, confirmed')
    await page.getByRole('heading', { level: 1, name: 'We kennen u hier nog niet' }).waitFor()
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })

  test('an address from another browser signs nobody in', async () => {
    const { location } = await client(product.url).call(prepareCsam, { body: { acr: 'eid', language: 'fr' } })
    const query = await passCsam(location, { number: lien, way: 'eid' })
    const victim = await visit(browser, product.url, { locale: 'fr-BE' })
    // In the middle of a sign-in of his own, too.
    await victim.page.goto('/fr/sign-in/csam?acr=eid')
    for (const title of ['first', 'again']) {
      await victim.page.goto(`/sign-in/csam/callback?${query}`)
      await victim.page.getByRole('heading', { level: 1, name: 'Cette connexion a expiré' }).waitFor()
      expect((await victim.page.request.get('/api/v1/session')).status(), title).toBe(401)
    }
    await victim.close()
  })

  test('while CSAM is away the page says so', async () => {
    const visitor = await visit(browser, product.url, { locale: 'nl-BE' })
    // Known already, it is only asked when somebody comes back.
    await visitor.page.goto('/nl/sign-in/csam?acr=eid')
    await product.fault('csam', { mode: 'down', only: '/access_token' })
    await identify(visitor, lien, 'Identity card (eID)')
    await visitor.page.getByRole('heading', { level: 1, name: 'CSAM is nu niet bereikbaar' }).waitFor()
    await product.fault('csam', { mode: 'ok' })
    await visitor.close()
  })
})

describe('The less secure way', () => {
  test('is named between password and code, once, and leads on or to CSAM', async () => {
    const texts = (await product.mails.waitFor({ to: 'lien@csam.example', count: 2 })).map(({ text }) => text).join('\n')
    const password = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9-]{12,64}$/m.exec(texts)?.[0] ?? ''
    const visitor = await visit(browser, product.url, { locale: 'fr-BE' })
    const { page } = visitor
    await page.goto(`/fr/sign-in?back=${encodeURIComponent('/fr/help')}`)
    await page.locator('[name=username]').fill(lien)
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL('**/fr/sign-in/less-secure?back=*')
    await page.getByRole('heading', { level: 1, name: 'Il existe une option plus sûre' }).waitFor()
    await expectAccessible(page, 'less secure')
    await page.getByRole('link', { name: 'Continuer à utiliser l’option moins sûre' }).click()
    await page.waitForURL('**/fr/sign-in/phone?back=*')
    await page.goto('/fr/sign-in/less-secure?back=%2Ffr%2Fhelp')
    await page.getByRole('link', { name: 'Se connecter avec itsme' }).click()
    await identify(visitor, lien, 'itsme, confirmed')
    await page.waitForURL('**/fr/sign-in/profile?back=*')
    expect(await (await page.request.get('/api/v1/session')).json()).toMatchObject({ next: 'profile' })
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL(/\/fr\/help$/)
    expect(visitor.faults()).toEqual([])
    await visitor.close()
  })
})
