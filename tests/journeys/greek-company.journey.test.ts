import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contracts from '#server/features/registrations/registrations.contract.ts'
import {
  expectAccessible,
  expectNoSideways,
  expectSameDocument,
  markDocument,
  openBrowser,
  visit,
  type Visitor,
} from '../support/browser.ts'
import { client } from '../support/client.ts'
import { goodPdf } from '../support/pdfs.ts'
import { startProduct, type Product } from '../support/product.ts'
import { signInAtDesk } from './at-the-desk.ts'
import { applicant } from './registering.ts'

const company = { number: '094259216', name: 'Iatrika Ellados', email: 'nikos@iatrika.example', representative: 'eleni@iatrika.example' }

let product: Product
let browser: Browser
let greek: Visitor
let validator: Visitor
let reference: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  greek = await visit(browser, product.url, { locale: 'fr-BE' })
  validator = await visit(browser, product.url, { locale: 'en-GB' })
  for (const { page } of [greek, validator]) page.setDefaultTimeout(60_000)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function isSound({ page, faults }: Visitor, name: string): Promise<void> {
  await expectAccessible(page, name)
  expect(faults(), name).toEqual([])
}

async function giveProof(page: Page, name: string, lines: string[]): Promise<void> {
  const buffer = await goodPdf(lines)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await page.getByRole('link', { name }).waitFor()
  await page.getByText('Vérifié', { exact: true }).waitFor()
}

describe('A Greek company registers in French and is asked for a correction', () => {
  test('its number is EL and nine digits, whatever the code of the country', async () => {
    const { page } = greek
    const { field, goOn } = applicant(page)
    await page.goto('/fr/register')
    await field('country').selectOption('GR')
    await page.locator('[name=hasCbe][value=no]').check()
    await page.getByText('EL', { exact: true }).waitFor()
    await field('vatNumber').fill(company.number)
    await page.getByRole('button', { name: 'Vérifier le numéro' }).click()
    await page.waitForURL('**/number')
    await page.getByText('VIES reconnaît ce numéro').waitFor()
    await goOn()
    await page.waitForURL('**/contact')
  })

  test('it fills in its file and sends it', async () => {
    const { page } = greek
    const acts = applicant(page)
    const { field, goOn } = acts
    await field('contact.name').fill('Nikos Georgiou')
    await field('contact.email').fill(company.email)
    await goOn()
    await page.waitForURL('**/office')
    await field('company.commercialName').fill(company.name)
    await field('company.address.street').fill('Odos Ermou')
    await field('company.address.number').fill('12')
    await field('company.address.postcode').fill('105 63')
    await field('company.address.city').fill('Athina')
    await goOn()
    await page.waitForURL('**/proof')
    await giveProof(page, 'gemi.pdf', [company.name])
    await acts.leaveProof()
    await acts.leaveUnits()
    const at = (part: string) => field(`legalRepresentatives.0.${part}`)
    await at('firstName').fill('Eleni')
    await at('lastName').fill('Papadopoulou')
    await at('birthDate.day').fill('4')
    await at('birthDate.month').fill('3')
    await at('birthDate.year').fill('1979')
    await at('birthCountry').selectOption('GR')
    await page.locator('[name="legalRepresentatives.0.sex"][value=F]').check()
    await at('email').fill('info@iatrika.example')
    await acts.saveRepresentatives()
    await page.waitForURL('**/check')
    // An address that nobody confirmed would get no letter about the correction.
    const [mail] = await product.mails.waitFor({ to: company.email, subject: 'Confirmez', withinMs: 60_000 })
    await field('code').fill(/^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? '')
    await page.getByRole('button', { name: 'Confirmer' }).click()
    await page.getByText(`${company.email} est confirmée`).waitFor()
    reference = await acts.submit()
    await page.getByText('Nous avons reçu votre demande').waitFor()
  })

  test('the desk asks for two boxes and the proof', async () => {
    const { page } = validator
    await signInAtDesk(page, product.account('validator'))
    await page.goto('/en/desk/registrations')
    await page.getByRole('link', { name: reference }).click()
    await page.waitForURL('**/desk/registrations/*')
    await page.getByRole('button', { name: 'Claim' }).click()
    await page.getByText(/claimed by you until/).waitFor()
    await page.getByRole('link', { name: 'Ask for correction…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    const fields = dialog.locator('[name="reasons.0.field"]')
    const email = await fields.locator('option', { hasText: 'info@iatrika.example' }).getAttribute('value')
    const points = [
      { field: 'company.address.number', code: 'incorrect', note: 'Le registre dit 14.' },
      { field: email ?? '', code: 'incorrect', note: 'Une adresse personnelle, s’il vous plaît.' },
      { field: 'proof', code: 'proof-without-representatives', note: '' },
    ]
    for (const [place, point] of points.entries()) {
      if (place > 0) await dialog.getByRole('button', { name: 'Add a point' }).click()
      await dialog.locator(`[name="reasons.${String(place)}.field"]`).selectOption(point.field)
      await dialog.locator(`[name="reasons.${String(place)}.code"]`).selectOption(point.code)
      await dialog.locator(`[name="reasons.${String(place)}.note"]`).fill(point.note)
    }
    await isSound(validator, 'points of a correction')
    await dialog.getByRole('button', { name: 'Send and ask for correction' }).click()
    await page.getByText('The company is correcting its request').waitFor()
    await page.goto('/en/desk/registrations')
    await page.getByText(/^Live · /).waitFor()
  })

  test('the company’s page says so by itself, with each point and its box', async () => {
    const { page } = greek
    await page.getByRole('heading', { name: 'Correction demandée' }).waitFor()
    for (const words of ['Le registre dit 14.', 'Une adresse personnelle', '4.1']) await page.getByText(words).first().waitFor()
    await isSound(greek, 'correction asked')
    const [letter] = await product.mails.waitFor({ to: company.email, subject: 'une correction est nécessaire', withinMs: 60_000 })
    expect(letter?.text).toContain('Le registre dit 14.')
  })

  test('each remark stands beside its field, and is marked once it is answered', async () => {
    const { page } = greek
    const { field, goOn } = applicant(page)
    await page
      .getByRole('link', { name: /^Corriger/ })
      .first()
      .click()
    await page.waitForURL('**/check')
    await page.getByText('Vous n’avez encore rien modifié').waitFor()
    const check = page.url()

    await page.goto(check.replace('/check', '/office?from=check'))
    const remark = page.locator('#f-company\\.address\\.number-remark')
    await remark.getByText('Le registre dit 14.').waitFor()
    expect(await field('company.address.number').getAttribute('aria-describedby')).toContain('-remark')
    await isSound(greek, 'office with a remark')
    await field('company.address.number').fill('14')
    await goOn()
    await page.waitForURL('**/check')

    await page.goto(check.replace('/check', '/representatives?from=check'))
    await page.locator('#f-legalRepresentatives\\.0\\.email-remark').getByText('Une adresse personnelle').waitFor()
    await isSound(greek, 'representatives with a remark')
    await field('legalRepresentatives.0.email').fill(company.representative)
    await goOn()
    await page.waitForURL('**/check')

    await page.goto(check.replace('/check', '/proof?from=check'))
    await page.locator('#f-proof-remark').waitFor()
    await giveProof(page, 'gemi-complet.pdf', [company.name, 'Diacheiristria: Eleni Papadopoulou'])
    await page.locator('#f-proof-remark').getByText('Corrigé').waitFor()
    await isSound(greek, 'proof with an answered remark')
    await goOn()
    await page.waitForURL('**/check')
  })

  test('before sending it again it sees what differs, also on a phone', async () => {
    const { page } = greek
    await page.getByText('Ce qui diffère de ce que vous avez envoyé').waitFor()
    for (const words of ['info@iatrika.example', company.representative, 'gemi-complet.pdf']) await page.getByText(words).first().waitFor()
    await isSound(greek, 'what differs')
    await page.setViewportSize({ width: 320, height: 700 })
    await expectNoSideways(page, 'what differs')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('button', { name: 'Envoyer l’enregistrement' }).click()
    await page.waitForURL('**/registrations/R-*')
    await page.getByText('Nous avons reçu votre demande').waitFor()
  })

  test('the queue marks it as corrected, and the file shows what changed', async () => {
    const { page } = validator
    await page.keyboard.press('.')
    await page.getByText(/Corrected, asked by/).waitFor()
    await isSound(validator, 'queue with a corrected file')
    await page.getByRole('link', { name: reference }).click()
    await page.waitForURL('**/desk/registrations/*')
    await page.getByText('Sent again: what changed').waitFor()
    for (const words of ['was: 12', 'was: info@iatrika.example']) await page.getByText(words).waitFor()
    await page.locator('canvas').first().waitFor()
    await isSound(validator, 'corrected file')
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('link', { name: 'Submission 1' }).click()
    await page.getByText('info@iatrika.example').waitFor()
    await isSound(validator, 'first submission')
    await page.getByRole('link', { name: 'Back to the file' }).click()
    await page.waitForURL(/tab=history/)
  })

  test('a colleague takes the file over, and whoever held it is told by whom', async () => {
    const { page } = validator
    const colleague = await visit(browser, product.url, { locale: 'en-GB' })
    colleague.page.setDefaultTimeout(60_000)
    await page.getByRole('button', { name: 'Claim' }).click()
    await page.getByText(/claimed by you until/).waitFor()
    await signInAtDesk(colleague.page, product.account('validator', 1))
    await colleague.page.goto(new URL(page.url()).pathname)
    await markDocument(page)
    await colleague.page.getByRole('link', { name: 'Take over…' }).click()
    await colleague.page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
    await page.getByText(`${product.account('validator', 1).name} took this file over`).waitFor()
    await expectSameDocument(page)
    await isSound(validator, 'taken over')
    await colleague.page.getByRole('link', { name: 'Approve…' }).click()
    await colleague.page.getByRole('dialog').getByRole('button', { name: 'Approve registration' }).click()
    await colleague.page.getByText('The company and its representatives are admitted').waitFor()
    await greek.page.getByRole('heading', { name: 'Approuvée' }).waitFor()
    await product.mails.waitFor({ to: company.representative, count: 2, withinMs: 60_000 })
    await colleague.close()
  })
})

describe('Another request for the same number', () => {
  test('is accepted, and the desk sees at once that it knows the number', async () => {
    const program = client(product.url)
    const begun = await program.call(contracts.startRegistration, { body: { country: 'GR', language: 'en', vatNumber: company.number } })
    program.bearer = begun.accessToken
    const params = { id: begun.id }
    const typed = await program.call(contracts.changeRegistration, {
      params,
      body: {
        version: begun.version,
        contact: { name: 'Maria', email: 'maria@other.example' },
        company: {
          commercialName: 'IATRIKA ELLADOS A.E.',
          address: { street: 'Odos Ermou', number: '14', postcode: '105 63', city: 'Athina', country: 'GR' },
        },
        legalRepresentatives: [
          {
            firstName: 'Maria',
            lastName: 'Ioannou',
            sex: 'F',
            birthDate: '1980-01-02',
            birthCountry: 'GR',
            email: 'm.ioannou@other.example',
          },
        ],
      },
    })
    const file = new Uint8Array(await goodPdf(['IATRIKA ELLADOS']))
    await program.call(contracts.putProof, { params, query: { name: 'gemi.pdf' } }, { file })
    await program.call(contracts.submitRegistration, { params, body: { version: typed.version } })

    const { page } = validator
    await page.goto('/en/desk/registrations')
    await page.getByText(`Same number as ${reference}`).waitFor()
    await isSound(validator, 'queue with a duplicate')
    await page.getByRole('link', { name: begun.reference }).click()
    await page.getByText('We know this number already').waitFor()
    await page.getByText(`An admitted company has this number: ${company.name}.`).waitFor()
    await page.locator('canvas').first().waitFor()
    await isSound(validator, 'duplicate')
    await page.getByRole('button', { name: 'Claim' }).click()
    await page.getByRole('link', { name: 'Refuse…' }).click()
    const reasons = page.getByRole('dialog').locator('[name="reasons.0.code"] option')
    expect(await reasons.nth(1).getAttribute('value')).toBe('duplicate')
  })
})

describe('A request is withdrawn', () => {
  test('on a page that says what that means, also without script', async () => {
    const visitor = await visit(browser, product.url, { locale: 'nl-BE', javaScriptEnabled: false })
    const { page } = visitor
    page.setDefaultTimeout(60_000)
    await page.goto('/nl/register')
    await page.locator('[name=country]').selectOption('GR')
    await page.locator('[name=hasCbe][value=no]').check()
    await page.locator('[name=vatNumber]').fill(company.number)
    await page.getByRole('button', { name: 'Nummer controleren' }).click()
    await page.waitForURL('**/number')
    const own = await page.locator('aside .num').first().innerText()
    await page.goto(`/nl/registrations/${own}`)
    await page.getByRole('link', { name: 'Deze aanvraag intrekken' }).click()
    await page.waitForURL('**/withdraw')
    await page.getByText('Dit kan niet ongedaan gemaakt worden').waitFor()
    await page.getByRole('button', { name: 'Aanvraag intrekken' }).click()
    await page.getByRole('heading', { name: 'Ingetrokken' }).waitFor()
    expect(await page.getByRole('link', { name: 'Deze aanvraag intrekken' }).count()).toBe(0)
    await visitor.close()
  })
})
