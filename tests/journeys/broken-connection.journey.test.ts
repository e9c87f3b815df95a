import { createHash, randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getProof } from '#server/features/registrations/registrations.contract.ts'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { client } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { goodPdf } from '../support/pdfs.ts'
import { startProduct, type Product } from '../support/product.ts'
import { applicant } from './registering.ts'

/** A registration in French on the smallest phone, over a slow line that breaks in the middle of everything. */

const company = {
  name: 'شركة البحر للأجهزة الطبية',
  street: `Carrer de la Mare de Déu de ${'Montserrat i del Mar '.repeat(9)}`.slice(0, 200),
  contact: { name: 'محمد المصري', email: 'al-bahr@example.eu' },
  representative: { firstName: 'O', lastName: 'المصري', latin: 'Al-Masri', email: 'o.almasri@example.eu' },
}
/** Nine megabytes at this pace take a few seconds: long enough to break in the middle. */
const slow = { offline: false, latency: 60, downloadThroughput: 2_500_000, uploadThroughput: 2_500_000 }

let product: Product
let browser: Browser
let phone: Visitor
let pdf: Buffer

beforeAll(async () => {
  ;[product, browser, pdf] = await Promise.all([startProduct(), openBrowser(), largePdf()])
  phone = await visit(browser, product.url, { locale: 'fr-BE', viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** An honest extract with nine megabytes of scan in it, here a comment that nobody can press together. */
async function largePdf(): Promise<Buffer> {
  const extract = await goodPdf([company.name, company.representative.latin])
  const head = extract.indexOf('\n') + 1
  const scan = Buffer.from(`%${randomBytes(4_500_000).toString('hex')}\n`)
  return Buffer.concat([extract.subarray(0, head), scan, extract.subarray(head)])
}

async function isSound(name: string): Promise<void> {
  await expectNoSideways(phone.page, name)
  await expectAccessible(phone.page, name)
  // What could not be sent while the line was gone is noted by the browser as a fault of its own.
  const faults = phone.faults().filter((fault) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_NETWORK|WebSocket/.test(fault))
  expect(faults, name).toEqual([])
}

/** Goes on while there is no line: the page says so and keeps everything; once the line is back, it goes on. */
async function goOnOverABreak(page: Page, goOn: () => Promise<void>, to: string, kept: Record<string, string>): Promise<void> {
  await phone.context.setOffline(true)
  await goOn()
  await page.getByRole('alert').first().waitFor()
  for (const [name, value] of Object.entries(kept)) expect(await page.locator(`[name="${name}"]`).inputValue()).toBe(value)
  await phone.context.setOffline(false)
  await page.waitForURL(to, { timeout: 4_000 }).catch(async () => {
    await goOn()
    await page.waitForURL(to)
  })
}

describe('A registration on a phone of 320 pixels over a line that breaks', () => {
  let reference: string

  test('begins: the five steps of the process in sight, a number in any spelling', async () => {
    const { page } = phone
    const acts = applicant(page)
    await page.goto('/fr/register')
    await page.getByText('Étape 1 sur 5').waitFor()
    await isSound('begin')
    await acts.field('country').selectOption('ES')
    await page.locator('[name=hasCbe][value=no]').check()
    // Pasted as it stands on a French invoice: the country is offered.
    await acts.field('vatNumber').fill('fr 40 303 265 045')
    await acts.field('vatNumber').blur()
    await page.getByRole('button', { name: 'Choisir France' }).waitFor()
    await acts.field('vatNumber').fill('es-b58.378.431')
    await acts.field('vatNumber').blur()
    expect(await acts.field('vatNumber').inputValue()).toBe('B58378431')
    const submit = () => page.getByRole('button', { name: 'Vérifier le numéro' }).click()
    await goOnOverABreak(page, submit, '**/number', { vatNumber: 'B58378431', country: 'ES' })
    await page.getByText('VIES reconnaît ce numéro').waitFor()
    await isSound('number')
    await acts.leaveNumber()
  })

  test('the list of pages says what is done and what is not', async () => {
    const { page } = phone
    await page.getByRole('link', { name: 'Vue d’ensemble de la demande' }).click()
    await page.getByRole('heading', { name: 'Votre demande' }).waitFor()
    await page.getByText('Pages terminées : 1 sur 7').waitFor()
    await page.getByText('Pas encore possible').waitFor()
    await page.getByText('Il manque encore 4 points').waitFor()
    await isSound('list of pages')
    await page.getByRole('link', { name: 'Continuer : Personne de contact' }).click()
    await page.waitForURL('**/contact')
  })

  test('each page outlives a break, with names from right to left and a street of two hundred letters', async () => {
    const { page } = phone
    const { field, goOn } = applicant(page)
    await field('contact.name').fill(company.contact.name)
    await field('contact.email').fill(company.contact.email)
    await field('contact.telephone').fill('0034 93.123.45.67')
    await field('contact.telephone').blur()
    expect(await field('contact.telephone').inputValue()).toBe('+34 93 123 45 67')
    // "?" opens in place, by touch, and says it is open.
    const question = page.locator('summary[aria-label*="Numéro de téléphone"]')
    await question.tap()
    await page.getByText('Avec l’indicatif du pays').waitFor()
    await isSound('contact')
    await goOnOverABreak(page, goOn, '**/office', { 'contact.name': company.contact.name })

    await field('company.commercialName').fill(company.name)
    await field('company.address.street').fill(company.street)
    await field('company.address.postcode').fill('es 08005')
    await field('company.address.city').fill('Barcelona')
    expect(await field('company.address.postcode').inputValue()).toBe('08005')
    expect(await field('company.address.street').getAttribute('autocomplete')).toBe('address-line1')
    await isSound('office')
    await goOnOverABreak(page, goOn, '**/proof', { 'company.address.street': company.street })
  })

  test('nine megabytes go on where they stood when the line broke, and arrive byte for byte', async () => {
    const { page } = phone
    const { field } = applicant(page)
    const network = await phone.context.newCDPSession(page)
    await network.send('Network.enable')
    await network.send('Network.emulateNetworkConditions', slow)
    const offsets: number[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
    })
    await page.locator('input[type=file]').setInputFiles({ name: 'extracto.pdf', mimeType: 'application/pdf', buffer: pdf })
    await eventually(() => offsets.some((offset) => offset > 1_500_000))
    await network.send('Network.emulateNetworkConditions', { ...slow, offline: true })
    await page.getByText('La connexion est coupée. Ce qui est arrivé est conservé.').waitFor()
    await isSound('a line that is gone')
    // Going on is wanted meanwhile: it is done as soon as the file is there.
    await page
      .locator('#step-form')
      .getByRole('button', { name: /^Continuer/ })
      .last()
      .click()
    await page.getByText('Dès que le fichier est arrivé').waitFor()
    const before = offsets.length
    await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
    await page.waitForURL('**/units', { timeout: 60_000 })
    expect(offsets[before], 'it went on, and did not begin anew').toBeGreaterThan(1_500_000)
    await network.send('Network.emulateNetworkConditions', { ...slow, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })

    const [cookie] = (await phone.context.cookies()).filter(({ name }) => name.startsWith('famhp_registration'))
    const { proof } = await client(product.url, { bearer: cookie?.value ?? '' }).call(getProof, { params: { id: idIn(page) } })
    expect(proof).toMatchObject({ name: 'extracto.pdf', size: pdf.byteLength, sha256: createHash('sha256').update(pdf).digest('hex') })
    expect(await field('establishmentUnits.0.name').count()).toBe(0)
    await isSound('units')
  })

  test('after a reload in the middle the same file goes on, and shows its first page', async () => {
    const { page } = phone
    const id = idIn(page)
    const network = await phone.context.newCDPSession(page)
    await network.send('Network.enable')
    await page.goto(`/fr/register/${id}/proof`)
    await page.getByText('Vérifié', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Voir la première page' }).tap()
    await page.locator('figure canvas').waitFor()
    await isSound('proof with its first page')

    const other = Buffer.concat([pdf.subarray(0, -1), Buffer.from('\n\n')])
    const again = { name: 'nuevo.pdf', mimeType: 'application/pdf', buffer: other }
    const first = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.status() === 204)
    await network.send('Network.emulateNetworkConditions', slow)
    await page.locator('input[type=file]').setInputFiles(again)
    await first
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(`/fr/register/${id}/proof`)
    await page.getByText('nuevo.pdf n’est pas encore complet').waitFor()
    await isSound('a file that is not whole')
    await network.send('Network.emulateNetworkConditions', { ...slow, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    const offset = page.waitForRequest((request) => request.method() === 'PATCH')
    await page.locator('input[type=file]').setInputFiles(again)
    expect(Number((await offset).headers()['upload-offset'])).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'nuevo.pdf' }).waitFor()
    await page.getByText('Vérifié', { exact: true }).waitFor()
    await applicant(page).leaveProof()
  })

  test('ends with the reference: a name of one letter, and one that the register asks for in Latin letters', async () => {
    const { page } = phone
    const acts = applicant(page)
    await acts.leaveUnits()
    const at = (part: string) => acts.field(`legalRepresentatives.0.${part}`)
    await at('firstName').fill(company.representative.firstName)
    await at('lastName').fill(company.representative.lastName)
    await at('latinLastName').fill(company.representative.latin)
    await at('birthDate.day').fill('4')
    await at('birthDate.month').fill('3')
    await at('birthDate.year').fill('1979')
    await at('birthCountry').selectOption('EG')
    await page.locator('[name="legalRepresentatives.0.sex"][value=M]').check()
    await at('email').fill(company.representative.email)
    await isSound('representatives')
    await goOnOverABreak(page, acts.saveRepresentatives, '**/check', { 'legalRepresentatives.0.firstName': 'O' })
    await page.getByText('+34 93 123 45 67').waitFor()
    await page.getByText(company.street.trim().slice(0, 60)).waitFor()
    await isSound('check')
    reference = await acts.submit()
    expect(reference).toMatch(/^R-\d{4}-\d+$/)
    await page.getByText('Nous avons reçu votre demande').waitFor()
    await isSound('status')
  })
})

/** The registration whose page is open. */
function idIn(page: Page): string {
  return /register\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}
