import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { signInAtDesk } from './at-the-desk.ts'
import { applicant, ortopedia } from './registering.ts'

let product: Product
let browser: Browser
let company: Visitor
let validator: Visitor

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  // A small phone, without script.
  company = await visit(browser, product.url, { locale: 'fr-BE', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
  validator = await visit(browser, product.url, { locale: 'en-GB', javaScriptEnabled: false })
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

describe('Without script', () => {
  let reference: string
  let file: string

  test('the answers of the help page are searched, and a refused sign-in leads to the one that fits', async () => {
    // Somebody else: that a sign-in is refused is no fault of the applicant's pages.
    const reader = await visit(browser, product.url, { locale: 'fr-BE', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    const { page } = reader
    await page.goto('/fr/help')
    expect(await page.locator('details').count()).toBe(17)
    await page.getByLabel('Chercher dans les questions').fill('telephone NOUVEAU')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByText('Réponses trouvées : 1 sur 17').waitFor()
    await page.getByText('codes de secours').waitFor()
    await page.goto('/fr/sign-in')
    await page.locator('[name=username]').fill('personne')
    await page.locator('[name=password]').fill('pas le bon')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('link', { name: 'Mon mot de passe temporaire' }).click()
    await page.getByText('Un mot de passe temporaire vaut 72 heures').waitFor()
    await expectNoSideways(page, 'help')
    await page.context().close()
  })

  test('the front page and its foot lead nowhere that is not there', async () => {
    const reader = await visit(browser, product.url, { locale: 'de-BE', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    const { page } = reader
    await page.goto('/de')
    await expectNoSideways(page, 'front')
    const hrefs: string[] = []
    for (const link of await page.locator('a[href^="/"]').all()) hrefs.push((await link.getAttribute('href')) ?? '')
    expect(hrefs).toEqual(
      expect.arrayContaining(['/de/help/guides', '/de/help/guides/belgian-company', '/de/user-rules', '/de/personal-data']),
    )
    for (const href of new Set(hrefs)) {
      const answer = await page.request.get(href)
      expect(`${String(answer.status())} ${href}`).toBe(`200 ${href}`)
      const [, fragment] = href.split('#')
      if (fragment) expect(await answer.text(), href).toContain(`id="${fragment}"`)
      expect(await answer.text(), href).toContain('lang="de"')
    }
    await page.goto('/de/help/guides/foreign-company')
    await expectNoSideways(page, 'guide')
    const file = await page.request.get((await page.getByRole('link', { name: 'Als PDF' }).getAttribute('href')) ?? '')
    expect(file.headers()['content-type']).toBe('application/pdf')
    await page.context().close()
  })

  test('who cannot use something says so, keeps what was typed, and gets a reference', async () => {
    const reader = await visit(browser, product.url, { locale: 'fr-BE', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    const { page } = reader
    await page.goto('/fr/accessibility#feedback')
    await page.locator('[name=page]').fill('/fr/register')
    await page.getByRole('button', { name: 'Envoyer le signalement' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.locator('[name=page]').inputValue()).toBe('/fr/register')
    // Another language keeps it as well.
    await page.getByRole('button', { name: 'NL' }).click()
    await page.getByRole('heading', { name: 'Toegankelijkheidsverklaring' }).waitFor()
    expect(await page.locator('[name=page]').inputValue()).toBe('/fr/register')
    await page.locator('[name=message]').fill('De landen worden niet voorgelezen.')
    await page.getByRole('button', { name: 'Melding versturen' }).click()
    await page.getByText('We hebben uw melding ontvangen').waitFor()
    await page.getByText(/A-\d{4}-\d{5}/).waitFor()
    await expectNoSideways(page, 'accessibility')
    await page.context().close()
  })

  test.each([
    ['/fr/nulle-part', 'Cette page n’existe pas', 'trouble'],
    ['/de/registrations/R-2026-99999/nichts', 'Dieser Antrag öffnet sich hier nicht', 'pending'],
  ])('%s says in its language what to do, with a number to quote', async (path, title, answer) => {
    const reader = await visit(browser, product.url, { locale: 'en-GB', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    const { page } = reader
    const reply = await page.goto(path)
    expect(reply?.status()).toBe(404)
    await page.getByRole('heading', { name: title }).waitFor()
    const language = path.slice(1, 3)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.locator(`a[href="/${language}/help?open=${answer}#${answer}"]`).count()).toBe(1)
    expect(await page.locator(`main a[href="/${language}/registrations"]`).count()).toBe(answer === 'pending' ? 1 : 0)
    await page
      .getByText(reply?.headers()['x-request-id'] ?? 'no number')
      .first()
      .waitFor()
    await expectNoSideways(page, 'lost')
    await page.context().close()
  })

  test('a registration goes from the number to the reference', async () => {
    const { page } = company
    const acts = applicant(page)
    await acts.identify('B58378432')
    await page.getByRole('alert').waitFor()
    expect(await acts.field('vatNumber').inputValue()).toBe('B58378432')
    await acts.identify()
    await page.waitForURL('**/number')
    await expectNoSideways(page, 'number')
    await acts.leaveNumber()
    await acts.giveContact()
    await expectNoSideways(page, 'office')
    await acts.giveOffice()
    await acts.chooseProof()
    await page.getByRole('button', { name: 'Envoyer le fichier' }).click()
    await page.getByText('extracto.pdf').waitFor()
    await expectNoSideways(page, 'proof')
    await acts.leaveProof()
  })

  test('a browser that has lost its cookie shows what was typed, and how to get in again', async () => {
    const other = await visit(browser, product.url, { locale: 'fr-BE', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    const acts = applicant(other.page)
    await acts.identify('A58818501')
    await acts.leaveNumber()
    await acts.field('contact.name').fill('Núria Bosch')
    await other.context.clearCookies()
    await acts.goOn()
    await other.page.getByRole('heading', { level: 1, name: 'Ce navigateur n’ouvre plus votre demande' }).waitFor()
    await other.page.getByText('Núria Bosch').waitFor()
    await expectNoSideways(other.page, 'lost')
    await other.page.getByLabel('Référence').fill('R-2026-00001')
    await other.page.getByRole('button', { name: 'M’envoyer le lien', exact: true }).click()
    await other.page.getByRole('alert').waitFor()
    expect(await other.page.getByLabel('Référence').inputValue()).toBe('R-2026-00001')
    await other.close()
  })

  test('a part is added and taken away by buttons, and what was typed stays', async () => {
    const { page } = company
    const acts = applicant(page)
    await page.getByRole('button', { name: 'Ajouter une unité' }).click()
    await acts.field('establishmentUnits.0.name').fill('Almacén Gavà')
    await page.getByRole('button', { name: 'Ajouter une autre unité' }).click()
    expect(await acts.field('establishmentUnits.0.name').inputValue()).toBe('Almacén Gavà')
    await acts.field('establishmentUnits.1.name').fill('Taller')
    await page
      .getByRole('button', { name: /^Supprimer/ })
      .first()
      .click()
    expect(await acts.field('establishmentUnits.0.name').inputValue()).toBe('Taller')
    await expectNoSideways(page, 'units')
    await page
      .getByRole('button', { name: /^Supprimer/ })
      .first()
      .click()
    await acts.leaveUnits()
  })

  test('another language keeps the page and what was typed on it, and so does coming back another time', async () => {
    const { page } = company
    const acts = applicant(page)
    await acts.nameRepresentative()
    // Not complete yet, so it cannot be saved; it must not be lost either.
    await acts.field('legalRepresentatives.0.email').fill('')
    await page.getByRole('button', { name: 'NL', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Wettelijke vertegenwoordigers' }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/nl\/register\/.+\/representatives$/)
    expect(await acts.field('legalRepresentatives.0.lastName').inputValue()).toBe(ortopedia.representative.lastName)
    expect(await page.getByRole('alert').count()).toBe(0)
    // Kept on the server, not only on the page: it is there for who goes away and comes back.
    await page.goto('/nl')
    await page.goBack()
    await page.getByText('Wat u typte').first().waitFor()
    expect(await acts.field('legalRepresentatives.0.lastName').inputValue()).toBe(ortopedia.representative.lastName)
    await page.getByRole('button', { name: 'FR', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Représentants légaux' }).waitFor()
    await acts.field('legalRepresentatives.0.email').fill(ortopedia.representative.email)
    await expectNoSideways(page, 'representatives')
    await acts.saveRepresentatives()
    await page.waitForURL('**/check')
    await expectNoSideways(page, 'check')
    reference = await acts.submit()
    await page.getByLabel('Votre message').fill('Un mot \u202e')
    await page.getByRole('button', { name: 'Envoyer le message' }).click()
    // Refused, and nothing that was typed is lost.
    expect(await page.getByLabel('Votre message').inputValue()).toBe('Un mot \u202e')
    await page.getByLabel('Votre message').fill('Un mot sans script.')
    await page.getByRole('button', { name: 'Envoyer le message' }).click()
    await page.getByRole('log').getByText('Un mot sans script.').waitFor()
    expect(await page.getByLabel('Votre message').inputValue()).toBe('')
    await expectNoSideways(page, 'status')
  })

  test('the desk claims and asks for a correction', async () => {
    const { page } = validator
    await signInAtDesk(page, product.account('validator'))
    await page.goto('/en/desk/registrations')
    await page.getByRole('link', { name: reference }).click()
    file = page.url()
    await page.getByRole('button', { name: 'Claim' }).click()
    await page.getByText(/claimed by you until/).waitFor()
    await page.getByRole('link', { name: 'Ask for correction…' }).click()
    await page.getByRole('button', { name: 'Send and ask for correction' }).click()
    await page.getByRole('link', { name: 'Give at least one reason.' }).waitFor()
    await page.locator('[name="reasons.0.field"]').selectOption('company.address.number')
    await page.locator('[name="reasons.0.code"]').selectOption('incorrect')
    await page.locator('[name="reasons.0.note"]').fill('L’extrait indique le numéro 14.')
    await page.getByRole('button', { name: 'Show the mail' }).click()
    await page.frameLocator('iframe').getByText('L’extrait indique le numéro 14.').waitFor()
    await page.getByRole('button', { name: 'Insert standard text' }).click()
    await expect
      .poll(() => page.locator('[name="reasons.0.note"]').inputValue())
      .toContain('Corrigez-le, ou joignez une preuve plus récente.')
    await page.locator('[name="reasons.0.note"]').fill('L’extrait indique le numéro 14.')
    await page.getByRole('button', { name: 'Add a point' }).click()
    expect(await page.locator('[name="reasons.0.note"]').inputValue()).toBe('L’extrait indique le numéro 14.')
    await page.locator('[name="reasons.1.code"]').selectOption('other')
    await page.getByRole('button', { name: 'Send and ask for correction' }).click()
    await page.getByRole('alert').waitFor()
    await page.locator('[name="reasons.1.note"]').fill('Merci de votre patience.')
    await page.getByRole('button', { name: 'Send and ask for correction' }).click()
    await page.getByText('The company is correcting its request').waitFor()
  })

  test('the applicant reads the points, corrects and sends again', async () => {
    const { page } = company
    const acts = applicant(page)
    await page.goto('/fr/registrations')
    await page.getByRole('heading', { name: 'Correction demandée' }).waitFor()
    await page.getByText('L’extrait indique le numéro 14.').waitFor()
    await expectNoSideways(page, 'correction')
    await page.getByRole('link', { name: /^Corriger\s*: Numéro/ }).click()
    await page.waitForURL('**/office#f-company.address.number')
    await page.getByText('L’extrait indique le numéro 14.').first().waitFor()
    await acts.field('company.address.number').fill('14')
    await acts.goOn()
    await page.waitForURL('**/proof')
    await page.goto(page.url().replace('/proof', '/check'))
    await acts.submit()
    await page.getByText('Nous avons reçu votre demande').waitFor()
  })

  test('in English it goes from the front page to the reference as well', async () => {
    const other = await visit(browser, product.url, { locale: 'en-GB', javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    const { page } = other
    const acts = applicant(page, 'en')
    await page.goto('/en')
    await page.getByRole('link', { name: 'Register', exact: true }).first().click()
    await page.waitForURL('**/en/register')
    await acts.identify('A58818501')
    await acts.leaveNumber()
    await acts.giveContact()
    await acts.giveOffice()
    await acts.chooseProof()
    await page.getByRole('button', { name: 'Upload', exact: true }).click()
    await page.getByText('extracto.pdf').waitFor()
    await acts.leaveProof()
    await acts.leaveUnits()
    await acts.nameRepresentative()
    await acts.saveRepresentatives()
    await page.waitForURL('**/check')
    expect(await acts.submit()).toMatch(/^R-\d{4}-\d{5}$/)
    await page.getByText('We have received your request').waitFor()
    await expectNoSideways(page, 'status in English')
    expect(other.faults()).toEqual([])
    await other.close()
  })

  test('two validators: the second is told who was faster', async () => {
    const { page } = validator
    const second = await visit(browser, product.url, { locale: 'en-GB', javaScriptEnabled: false })
    await signInAtDesk(second.page, product.account('validator', 1))
    await Promise.all([page.goto(file), second.page.goto(file)])
    await page.getByRole('button', { name: 'Claim' }).click()
    await page.getByText(/claimed by you until/).waitFor()
    await second.page.getByRole('button', { name: 'Claim' }).click()
    await second.page.getByRole('alert').getByText(product.account('validator').name).waitFor()
    await second.close()
  })

  test('the desk refuses for good, with its reason', async () => {
    const { page } = validator
    await page.getByRole('link', { name: 'Refuse…' }).click()
    await page.locator('[name="reasons.0.code"]').selectOption('not-in-scope')
    await page.getByRole('button', { name: 'Refuse for good' }).click()
    await page.getByText('The company can begin a new registration').waitFor()
    await company.page.goto('/fr/registrations')
    await company.page.getByRole('heading', { name: 'Refusée' }).waitFor()
    expect([...company.faults(), ...validator.faults()]).toEqual([])
  })
})
