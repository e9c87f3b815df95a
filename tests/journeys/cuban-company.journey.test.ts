import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { goodPdf } from '../support/pdfs.ts'
import { startProduct, type Product } from '../support/product.ts'
import { signInAtDesk } from './at-the-desk.ts'

let product: Product
let browser: Browser
let company: Visitor
let validator: Visitor
/** The link of the mail that brings the number. */
let link: string

const name = 'Prótesis del Caribe'
const contact = { name: 'Yolanda Pérez', email: 'yolanda@protesiscaribe.example' }
const director = { firstName: 'Raúl', lastName: 'Castillo Vega', email: 'raul@protesiscaribe.example' }

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  company = await visit(browser, product.url, { locale: 'fr-BE' })
  validator = await visit(browser, product.url, { locale: 'en-GB' })
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** Each page is looked at once by the machine that knows WCAG, and nothing may have gone wrong on the way. */
async function isSound({ page, faults }: Visitor, what: string): Promise<void> {
  await expectAccessible(page, what)
  expect(faults(), what).toEqual([])
}
const field = (path: string) => company.page.locator(`[name="${path}"]`)
const goOn = () =>
  company.page
    .locator('#step-form')
    .getByRole('button', { name: /^(Enregistrer et continuer|Continuer|Continuer sans)/ })
    .last()
    .click()

describe('A Cuban company without enterprise number asks for one (Manual FR §2.1, S33)', () => {
  let reference: string

  test('the form of registering leads to the request', async () => {
    const { page } = company
    await page.goto('/fr/register')
    await field('country').selectOption('CU')
    // The way there takes the country along once the page lives; one who is quicker chooses it there again.
    await page.locator('a[href$="country=CU"]', { hasText: 'Demandez-en un' }).click()
    await page.waitForURL('**/fr/register/enterprise-number?country=CU')
    expect(await field('country').inputValue()).toBe('CU')
    await isSound(company, 'request')
  })

  test('what is missing is told with its box, and what was typed stays', async () => {
    const { page } = company
    await field('name').fill(name)
    await page.getByRole('button', { name: 'Envoyer la demande' }).click()
    const summary = page.getByRole('alert')
    await summary.getByText('E.5', { exact: true }).waitFor()
    expect(await field('name').inputValue()).toBe(name)
    await isSound(company, 'refused request')
  })

  test('the request is sent, and the desk sees it live', async () => {
    const desk = validator.page
    await signInAtDesk(desk, product.account('validator'))
    await desk.goto('/en/desk/enterprise-numbers')
    await desk.getByText(/^Live · /).waitFor()
    await isSound(validator, 'no requests')

    const { page } = company
    await field('foreignNumber').fill('0110012345')
    await field('legalForm').fill('S.A.')
    await field('address.street').fill('Calle Obispo')
    await field('address.number').fill('12')
    await field('address.postcode').fill('10100')
    await field('address.city').fill('La Habana')
    await field('contact.name').fill(contact.name)
    await field('contact.email').fill(contact.email)
    await page.locator('[name=language][value=fr]').check()
    await page.getByRole('button', { name: 'Envoyer la demande' }).click()
    await page.waitForURL('**/enterprise-number/E-*')
    reference = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await page.getByRole('heading', { name: 'Votre demande est envoyée' }).waitFor()
    await isSound(company, 'request sent')
    await product.mails.waitFor({ to: contact.email, subject: reference, withinMs: 30_000 })

    await desk.getByRole('button', { name: 'Show' }).click()
    await desk.getByRole('link', { name: reference }).click()
    await desk.getByRole('heading', { level: 1, name }).waitFor()
    await isSound(validator, 'request at the desk')
  })

  test('the desk accepts, and the number appears by itself', async () => {
    const { page } = validator
    await page.getByRole('button', { name: 'Ask the register for the number' }).click()
    await page.getByText('The register has given a number').waitFor({ timeout: 45_000 })
    await page.getByText('Number obtained').first().waitFor()
    await isSound(validator, 'number obtained')
    const [letter] = await product.mails.waitFor({ to: contact.email, subject: 'votre numéro d’entreprise', withinMs: 30_000 })
    link = /https?:\/\/\S+\/register\?\S+/.exec(letter?.text ?? '')?.[0] ?? ''
    expect(link).toContain('country=CU')
  })
})

test('without script, on a small phone, the request is made just as well', async () => {
  const plain = await visit(browser, product.url, { locale: 'nl-BE', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
  const { page } = plain
  await page.goto('/nl/register')
  await page.getByRole('link', { name: 'Vraag er een aan' }).click()
  await expectNoSideways(page, 'request')
  await page.locator('[name=country]').selectOption('ES')
  await page.locator('[name=name]').fill('Zonder script')
  for (const [path, value] of [
    ['address.street', 'Calle 1'],
    ['address.postcode', '28014'],
    ['address.city', 'Madrid'],
    ['contact.name', 'An'],
    ['contact.email', 'an@zonder.example'],
  ] as const)
    await page.locator(`[name="${path}"]`).fill(value)
  await page.getByRole('button', { name: 'Aanvraag versturen' }).click()
  await page.getByRole('alert').getByText('Een ondernemingsnummer is niet nodig').waitFor()
  expect(await page.locator('[name=name]').inputValue()).toBe('Zonder script')
  await page.locator('[name=country]').selectOption('CU')
  await page.getByRole('button', { name: 'Aanvraag versturen' }).click()
  await page.waitForURL('**/nl/register/enterprise-number/E-*')
  await expectNoSideways(page, 'request sent')
  await plain.close()
})

describe('With its number it registers, and types nothing the register knows', () => {
  let reference: string

  test('the link of the mail opens the form with country and number', async () => {
    const { page } = company
    await page.goto(link)
    expect(await field('country').inputValue()).toBe('CU')
    expect(await field('cbeNumber').inputValue()).toMatch(/^\d{4}\.\d{3}\.\d{3}$/)
    await page.locator('[name=language][value=fr]').check()
    await product.fault('kbo', { mode: 'down' })
    await page.getByRole('button', { name: 'Vérifier le numéro' }).click()
    await page.waitForURL('**/number')
    await page.getByText('ne répond pas').first().waitFor({ timeout: 45_000 })
    await isSound(company, 'register away')
    await goOn()
    await page.waitForURL('**/contact')
    await field('contact.name').fill(contact.name)
    await field('contact.email').fill(contact.email)
    await goOn()
    await page.waitForURL('**/office')
  })

  test('the register answers while the page is filled in: what it holds takes the place of what was typed, and says so', async () => {
    const { page } = company
    await field('company.commercialName').fill('Otro nombre')
    await product.fault('kbo', { mode: 'ok' })
    await page.getByText('Vous aviez saisi').waitFor({ timeout: 60_000 })
    await page.getByText('Otro nombre').waitFor()
    expect(await field('company.commercialName').inputValue()).toBe(name)
    await isSound(company, 'office filled under the eyes')
    await page.goto(page.url().replace('/office', '/number'))
    await page.getByText('BCE reconnaît ce numéro').waitFor({ timeout: 45_000 })
    await page.getByText('Nous reprenons le nom').waitFor()
    await page.getByText('Cette entreprise est déjà enregistrée ?').waitFor()
    await isSound(company, 'number known')
    await goOn()
    await page.waitForURL('**/contact')
    await goOn()
    await page.waitForURL('**/office')
  })

  test('name and office are there, locked, with the way to have them changed', async () => {
    const { page } = company
    await page.getByText('Repris du registre des entreprises').waitFor()
    for (const [path, value] of [
      ['company.commercialName', name],
      ['company.address.street', 'Calle Obispo'],
      ['company.address.city', 'La Habana'],
    ] as const) {
      expect(await field(path).inputValue()).toBe(value)
      expect(await field(path).getAttribute('readonly'), path).not.toBeNull()
    }
    expect(await field('company.address.region').getAttribute('readonly')).toBeNull()
    expect(await page.getByRole('link', { name: 'Faites-le modifier à la BCE' }).getAttribute('href')).toContain('kbopub.economie.fgov.be')
    await isSound(company, 'office from the register')
    await company.page.setViewportSize({ width: 320, height: 640 })
    await expectNoSideways(page, 'office from the register')
    await company.page.setViewportSize({ width: 1280, height: 900 })
    await goOn()
    await page.waitForURL('**/proof')
  })

  test('who goes past the page is refused by the server, in words and at the field', async () => {
    const { page } = company
    const path = `/api/v1/registrations/${new URL(page.url()).pathname.split('/').at(-2) ?? ''}`
    const { version, company: office } = (await (await page.request.get(path)).json()) as { version: number; company: { address: object } }
    const data = { version, company: { commercialName: 'Otro', address: office.address } }
    const answer = await page.request.patch(path, { data, headers: { 'accept-language': 'fr' } })
    expect(answer.status()).toBe(422)
    const message = 'Ceci provient du registre des entreprises. Faites-le modifier là-bas.'
    expect(await answer.json()).toMatchObject({ fields: [{ path: 'company.commercialName', code: 'from-register', message }] })
  })

  test('the rest is given and sent', async () => {
    const { page } = company
    const buffer = await goodPdf([name, `${director.firstName} ${director.lastName}`])
    await page.locator('input[type=file]').setInputFiles({ name: 'acta.pdf', mimeType: 'application/pdf', buffer })
    await page.getByText('Vérifié', { exact: true }).waitFor()
    await goOn()
    await page.waitForURL('**/units')
    await goOn()
    await page.waitForURL('**/representatives')
    const at = (part: string) => field(`legalRepresentatives.0.${part}`)
    await at('firstName').fill(director.firstName)
    await at('lastName').fill(director.lastName)
    await at('birthDate.day').fill('4')
    await at('birthDate.month').fill('3')
    await at('birthDate.year').fill('1971')
    await at('birthCountry').selectOption('CU')
    await page.locator('[name="legalRepresentatives.0.sex"][value=M]').check()
    await at('email').fill(director.email)
    await goOn()
    await page.waitForURL('**/check')
    await isSound(company, 'check')
    await page.getByRole('button', { name: 'Envoyer l’enregistrement' }).click()
    await page.waitForURL('**/registrations/R-*')
    reference = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  })

  test('the desk reads the register beside the file, and approves', async () => {
    const { page } = validator
    await page.goto('/en/desk/registrations')
    await page.getByRole('link', { name: reference }).click()
    await page.waitForURL(/\/desk\/registrations\/[0-9a-f-]{36}$/)
    await page.getByRole('button', { name: 'Claim' }).click()
    await page.getByText(/claimed by you until/).waitFor()
    expect(await page.locator('.register .same').count()).toBeGreaterThan(3)
    await isSound(validator, 'file with the register beside it')
    await page.getByRole('link', { name: 'Approve…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Approve registration' }).click()
    await page.getByText('The company and its representatives are admitted').waitFor()
    await product.mails.waitFor({ to: director.email, count: 2, withinMs: 30_000 })
    expect([...company.faults(), ...validator.faults()]).toEqual([])
  })
})
