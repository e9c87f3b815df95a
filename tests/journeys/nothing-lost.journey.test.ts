import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { goodPdf } from '../support/pdfs.ts'
import { startProduct, type Product } from '../support/product.ts'
import { keyboard } from './keyboard.ts'
import { applicant, ortopedia } from './registering.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

async function isSound({ page, faults }: Visitor, what: string): Promise<void> {
  await expectAccessible(page, what)
  expect(faults(), what).toEqual([])
}
/** Waits until what is typed has reached the server. */
const kept = ({ page }: Visitor) => page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
const fieldsOf =
  ({ page }: Visitor) =>
  (name: string) =>
    page.locator(`[name="${name}"]`)

describe('By keyboard alone, in Dutch', () => {
  test('a registration goes from the front page to the reference', async () => {
    const reader = await visit(browser, product.url, { locale: 'nl-BE' })
    const { page } = reader
    const keys = keyboard(page)
    await page.goto('/nl')
    await keys.press(/^Registreren$/)
    await page.waitForURL('**/nl/register')
    await keys.select('country', 'Spanje', 'ES')
    await keys.choose('hasCbe', 'no')
    await keys.type('vatNumber', 'A58818501')
    // Enter in a field is the main button.
    await page.keyboard.press('Enter')
    await page.waitForURL('**/number')
    await keys.press(/^Verdergaan/)
    await page.waitForURL('**/contact')
    await keys.type('contact.name', 'Núria Bosch')
    await keys.type('contact.email', 'nuria@bosch.example')
    await keys.press(/^Opslaan en verdergaan/)
    await page.waitForURL('**/office')
    await keys.type('company.commercialName', 'Bosch Ortopèdia')
    await keys.type('company.address.street', 'Gran Via')
    await keys.type('company.address.postcode', '08007')
    await keys.type('company.address.city', 'Barcelona')
    await keys.press(/^Opslaan en verdergaan/, 'Space')
    await page.waitForURL('**/proof')
    await keys.toField('proof')
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Space')
    const buffer = await goodPdf(['Denominacion social: Bosch Ortopedia', 'Administradora: Nuria Bosch'])
    await (await chooser).setFiles({ name: 'extracto.pdf', mimeType: 'application/pdf', buffer })
    await page.getByText('extracto.pdf').first().waitFor()
    await keys.press(/^Verdergaan$/)
    await page.waitForURL('**/units')
    await keys.press(/^Verdergaan zonder/)
    await page.waitForURL('**/representatives')
    const at = (part: string) => `legalRepresentatives.0.${part}`
    await keys.choose(at('kind'), 'person')
    await keys.choose(at('hasNiss'), 'no')
    await keys.type(at('firstName'), 'Núria')
    await keys.type(at('lastName'), 'Bosch Pla')
    await keys.type(at('birthDate.day'), '7')
    await keys.type(at('birthDate.month'), '11')
    await keys.type(at('birthDate.year'), '1981')
    await keys.select(at('birthCountry'), 'Spanje', 'ES')
    await keys.choose(at('sex'), 'F')
    await keys.type(at('email'), 'nuria.bosch@post.example')
    await keys.press(/^Opslaan en verdergaan/)
    await page.waitForURL('**/check')
    await keys.press(/^Registratie indienen/)
    await page.waitForURL('**/registrations/R-*')
    await isSound(reader, 'status')
    await reader.close()
  })
})

describe('Begun on one device in French, resumed on another in German', () => {
  let first: Visitor
  let second: Visitor
  let link: string

  test('what is typed is there after a reload, and the page says when it was kept', async () => {
    first = await visit(browser, product.url, { locale: 'fr-BE' })
    const acts = applicant(first.page)
    await acts.identify()
    await acts.leaveNumber()
    await acts.giveContact()
    const street = acts.field('company.address.street')
    const written = kept(first)
    await street.fill('Carrer de la Marina')
    await written
    await first.page
      .getByRole('complementary')
      .getByText(/^Enregistré à \d/)
      .waitFor()
    await first.page.reload()
    await first.page.getByText('Ce que vous avez tapé').first().waitFor()
    expect(await street.inputValue()).toBe('Carrer de la Marina')
    await isSound(first, 'typed before')
    await first.page.getByRole('button', { name: 'Remettre ce qui est enregistré' }).click()
    await first.page.waitForFunction("document.querySelector('[name=\"company.address.street\"]')?.value === ''")
    expect(await first.page.getByText('Ce que vous avez tapé (').count()).toBe(0)
  })

  test('without a line nothing is lost: the page says so, stays, and saves by itself once the line is back', async () => {
    const { page, context } = first
    const acts = applicant(page)
    await context.setOffline(true)
    await acts.field('company.address.city').fill('Barcelona')
    await page.getByRole('alert').getByText('Pas enregistré : pas de connexion').waitFor()
    await acts.goOn()
    await page.getByRole('alert').getByText('Pas enregistré : pas de connexion').waitFor()
    expect(await acts.field('company.address.city').inputValue()).toBe('Barcelona')
    await expectAccessible(page, 'offline')
    const written = kept(first)
    await context.setOffline(false)
    await written
    await page.getByText('Pas enregistré').first().waitFor({ state: 'detached' })
    first.faults()
  })

  test('two windows on one page: the second is told, and sees both before anything is replaced', async () => {
    const { page, context } = first
    const other = await context.newPage()
    await other.goto(page.url())
    const acts = applicant(page)
    await acts.giveOffice()
    // The other window began before that.
    await other.locator('[name="company.commercialName"]').fill('Autre nom')
    await other.getByRole('alert').getByText('modifiée dans une autre fenêtre').waitFor()
    await other.locator('[name="company.address.street"]').fill('Autre rue')
    await other.locator('[name="company.address.postcode"]').fill('08005')
    await applicant(other).goOn()
    await other.getByRole('heading', { name: 'Enregistré entre-temps' }).waitFor()
    await other.getByText(ortopedia.name).first().waitFor()
    expect(await other.locator('[name="company.commercialName"]').inputValue()).toBe('Autre nom')
    await expectAccessible(other, 'two windows')
    await other.close()
    // Back shows what is saved, and a double click is one act.
    await page.goBack()
    await page.waitForURL('**/office')
    expect(await acts.field('company.commercialName').inputValue()).toBe(ortopedia.name)
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).last().dblclick()
    await page.waitForURL('**/proof')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('the link comes by mail, and with it everything that was typed and not saved', async () => {
    const { page } = first
    const acts = applicant(page)
    await acts.chooseProof()
    await page.getByText('extracto.pdf').first().waitFor()
    await acts.leaveProof()
    await acts.leaveUnits()
    await acts.nameRepresentative()
    await acts.field('legalRepresentatives.0.email').fill('')
    await page.getByRole('button', { name: 'Ajouter un autre représentant' }).click()
    await acts.field('legalRepresentatives.1.lastName').fill('Puig')
    await page.getByRole('button', { name: /^Continuer plus tard/ }).click()
    await page.getByText(`Le lien est en route vers ${ortopedia.contact.email}`).waitFor()
    expect(await acts.field('legalRepresentatives.1.lastName').inputValue()).toBe('Puig')
    const [mail] = await product.mails.waitFor({ to: ortopedia.contact.email, subject: /Continuez la demande/ })
    link = /\/registrations\/resume\/[\w-]{40,}/.exec(mail?.text ?? '')?.[0] ?? ''
    await isSound(first, 'link sent')

    second = await visit(browser, product.url, { locale: 'de-DE' })
    await second.page.goto(link)
    await second.page.getByRole('heading', { level: 1, name: 'Machen Sie mit Ihrer Registrierung weiter' }).waitFor()
    await isSound(second, 'resume')
    await second.page.getByRole('button', { name: 'Weitermachen' }).click()
    await second.page.waitForURL('**/de/register/*/representatives')
    await second.page.getByText('Was Sie getippt haben').first().waitFor()
    const field = fieldsOf(second)
    expect(await field('legalRepresentatives.0.firstName').inputValue()).toBe(ortopedia.representative.firstName)
    expect(await field('legalRepresentatives.0.birthDate.year').inputValue()).toBe('1979')
    expect(await field('legalRepresentatives.0.birthCountry').inputValue()).toBe('ES')
    expect(await second.page.locator('[name="legalRepresentatives.0.sex"][value=F]').isChecked()).toBe(true)
    expect(await field('legalRepresentatives.1.lastName').inputValue()).toBe('Puig')
    await isSound(second, 'resumed')
  })

  test('a link works once; elsewhere its page offers a new one in the same language, here it leads back', async () => {
    const elsewhere = await visit(browser, product.url, { locale: 'de-BE' })
    const { page } = elsewhere
    const answer = await page.goto(link)
    expect(answer?.status()).toBe(410)
    await page.getByRole('heading', { level: 1, name: 'Dieser Link wurde schon verwendet' }).waitFor()
    await page.setViewportSize({ width: 320, height: 700 })
    await expectNoSideways(page, 'used link')
    await isSound(elsewhere, 'used link')
    await page.getByLabel('Aktenzeichen').fill('R-2026-99999')
    await page.getByLabel('E-Mail-Adresse der Kontaktperson').fill('niemand@nirgends.example')
    await page.getByRole('button', { name: 'Link zusenden' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sehen Sie in Ihr Postfach' }).waitFor()
    await isSound(elsewhere, 'asked')
    await elsewhere.close()

    const representatives = second.page.url()
    await second.page.goto(link)
    await second.page.waitForURL('**/de/registrations/R-*')
    await isSound(second, 'draft')
    await second.page.goto(representatives)
  })

  test('and the registration is finished there', async () => {
    const { page } = second
    await page
      .getByRole('button', { name: /^Entfernen/ })
      .last()
      .click()
    await page.locator('[name="legalRepresentatives.1.lastName"]').waitFor({ state: 'detached' })
    await page.locator('[name="legalRepresentatives.0.email"]').fill(ortopedia.representative.email)
    await page.getByRole('button', { name: 'Speichern und weiter' }).last().click()
    await page.waitForURL('**/check')
    await isSound(second, 'check')
    await page.getByRole('button', { name: 'Registrierung einreichen' }).click()
    await page.waitForURL('**/registrations/R-*')
  })

  test('the first device, whose cookie is gone, says so kindly and keeps what stands on its page', async () => {
    const third = await visit(browser, product.url, { locale: 'fr-BE' })
    const { page, context } = third
    const acts = applicant(page)
    await acts.identify('A58818501')
    await acts.leaveNumber()
    await acts.giveContact()
    await acts.field('company.commercialName').fill('Sans témoin')
    await context.clearCookies()
    await acts.goOn()
    await page.getByRole('alert').getByText('Ce navigateur n’ouvre plus votre demande').waitFor()
    expect(await acts.field('company.commercialName').inputValue()).toBe('Sans témoin')
    expect(await page.locator('[name=email]').inputValue()).toBe(ortopedia.contact.email)
    await expectAccessible(page, 'lost')
    const button = page.getByRole('button', { name: 'M’envoyer le lien', exact: true })
    const [opened] = await Promise.all([context.waitForEvent('page'), button.click()])
    await opened.getByRole('heading', { level: 1, name: 'Consultez votre boîte aux lettres' }).waitFor()
    const mails = await product.mails.waitFor({ to: ortopedia.contact.email, subject: /Continuez la demande/, count: 2 })
    await opened.goto(/\/registrations\/resume\/[\w-]{40,}/.exec(mails[0]?.text ?? '')?.[0] ?? '')
    await opened.getByRole('button', { name: 'Continuer' }).click()
    await opened.waitForURL('**/office')
    // Back in the first tab: it saves again, and nothing was typed twice.
    await acts.giveOffice()
    await third.close()
  })
})
