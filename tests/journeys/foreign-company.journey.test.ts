import { generate } from 'otplib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectSameDocument, markDocument, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { signInAtDesk } from './at-the-desk.ts'
import { applicant, ortopedia } from './registering.ts'

let product: Product
let browser: Browser
let company: Visitor
let validator: Visitor

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
async function isSound({ page, faults }: Visitor, name: string): Promise<void> {
  await expectAccessible(page, name)
  expect(faults(), name).toEqual([])
}

describe('A Spanish company registers, in French', () => {
  let reference: string

  test('the desk waits, live', async () => {
    await signInAtDesk(validator.page, product.account('validator'))
    await isSound(validator, 'home of the desk')
    await validator.page.goto('/en/desk/registrations')
    await validator.page.getByText(/^Live · /).waitFor()
    await isSound(validator, 'empty queue')
  })

  test('a wrong number is told in words, and what was typed stays', async () => {
    const { page } = company
    await page.goto('/fr')
    await isSound(company, 'front page')
    await page.goto('/fr/help?open=vies#vies')
    await page.getByText('VIES ne reconnaît pas mon numéro').waitFor()
    await isSound(company, 'help')
    await page.goto('/fr')
    const acts = applicant(page)
    await acts.identify('B58378432')
    await page.getByRole('alert').waitFor()
    expect(await acts.field('vatNumber').inputValue()).toBe('B58378432')
    expect(await acts.field('country').inputValue()).toBe('ES')
    await isSound(company, 'refused number')
  })

  test('VIES answers under the number, without the page being loaded anew', async () => {
    const { page } = company
    await product.fault('vies', { mode: 'slow', delayMs: 3000 })
    await applicant(page).identify()
    await page.waitForURL('**/number')
    await page.getByText('Nous interrogeons VIES').waitFor()
    await isSound(company, 'waiting for VIES')
    await markDocument(page)
    await page.getByText('VIES reconnaît ce numéro').waitFor()
    await expectSameDocument(page)
    await product.fault('vies', { mode: 'ok' })
    await isSound(company, 'number known')
  })

  test('the file is filled in page by page', async () => {
    const { page } = company
    const acts = applicant(page)
    await acts.leaveNumber()
    await isSound(company, 'contact')
    await acts.giveContact()
    await isSound(company, 'office')
    await acts.giveOffice()
    await acts.chooseProof()
    await page.getByText('Vérifié', { exact: true }).waitFor()
    await isSound(company, 'proof')
    await acts.leaveProof()
    await isSound(company, 'units')
    await acts.leaveUnits()
    await acts.nameRepresentative('marta', '2015')
    await acts.saveRepresentatives()
    await page.getByRole('alert').waitFor()
    await isSound(company, 'refused representative')
    await page.getByRole('button', { name: 'Changer en « Marta »' }).click()
    await expect.poll(() => acts.field('legalRepresentatives.0.firstName').inputValue()).toBe('Marta')
    await acts.field('legalRepresentatives.0.birthDate.year').fill('1979')
    await acts.saveRepresentatives()
    await page.waitForURL('**/check')
    await isSound(company, 'check')
  })

  test('what another window saved is shown, and not overwritten unseen', async () => {
    const first = company.page
    const office = first.url().replace('/check', '/office')
    const second = await company.context.newPage()
    await Promise.all([first.goto(office), second.goto(office)])
    await first.locator('[name="company.address.number"]').fill('14')
    await applicant(first).goOn()
    await first.waitForURL('**/proof')
    await second.locator('[name="company.address.number"]').fill('16')
    await applicant(second).goOn()
    await second.getByText('Cette page a été enregistrée ailleurs').waitFor()
    await second.getByText('Carrer de la Marina 14').waitFor()
    expect(await second.locator('[name="company.address.number"]').inputValue()).toBe('16')
    await expectAccessible(second, 'conflict')
    await second.getByRole('link', { name: 'Garder ce qui est enregistré' }).click()
    await expect.poll(() => second.locator('[name="company.address.number"]').inputValue()).toBe('14')
    await second.close()
    await first.goto(office.replace('/office', '/check'))
  })

  test('the contact confirms by the mailed code', async () => {
    const { page } = company
    const [mail] = await product.mails.waitFor({ to: ortopedia.contact.email, subject: 'Confirmez' })
    const code = /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? ''
    await page.locator('[name=code]').fill(code)
    await page.getByRole('button', { name: 'Confirmer' }).click()
    await page.getByText(`${ortopedia.contact.email} est confirmée`).waitFor()
  })

  test('it is sent, and its page says who acts and by when', async () => {
    reference = await applicant(company.page).submit()
    expect(reference).toMatch(/^R-\d{4}-\d{5}$/)
    await company.page.getByText('Nous avons reçu votre demande').waitFor()
    await company.page.getByText('Cette page se met à jour seule').waitFor()
    await isSound(company, 'status')
  })

  test('the mail about it opens it on a phone, without an account, and goes on doing so there', async () => {
    const [mail] = await product.mails.waitFor({ to: ortopedia.contact.email, subject: 'bien reçu', withinMs: 30_000 })
    const link = /https?:\/\/\S+\/registrations\/resume\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    const phone = await visit(browser, product.url, { locale: 'fr-BE', viewport: { width: 390, height: 800 } })
    await phone.page.goto(link)
    await isSound(phone, 'mailed link')
    await phone.page.getByRole('button', { name: 'Continuer' }).click()
    await phone.page.waitForURL(`**/fr/registrations/${reference}`)
    await phone.page.getByText('Nous avons reçu votre demande').waitFor()
    await phone.page.goto(link)
    await phone.page.waitForURL(`**/fr/registrations/${reference}`)
    await phone.close()
  })

  test('the validator sees it come, asks for it, and claims it', async () => {
    const { page } = validator
    await page.getByText('1 new').waitFor()
    await isSound(validator, 'strip of new rows')
    await page.keyboard.press('.')
    await page.getByRole('link', { name: reference }).waitFor()
    await isSound(validator, 'queue')
    await page.getByRole('link', { name: reference }).click()
    await page.waitForURL('**/desk/registrations/*')
    await page.locator('canvas').first().waitFor()
    await isSound(validator, 'file')
    await page.getByRole('button', { name: 'Claim' }).click()
    await page.getByText(/claimed by you until/).waitFor()
  })

  test('the applicant’s page follows by itself', async () => {
    await markDocument(company.page)
    await company.page.getByRole('heading', { name: 'En examen' }).waitFor()
  })

  test('each side writes, and the other reads it as it comes', async () => {
    const { page: theirs } = company
    const { page: ours } = validator
    await theirs.getByLabel('Votre message').fill('Faut-il encore l’extrait de 2025 ?')
    await theirs.getByRole('button', { name: 'Envoyer le message' }).click()
    await theirs.getByRole('log').getByText('Faut-il encore l’extrait de 2025 ?').waitFor()
    await expect.poll(() => theirs.getByLabel('Votre message').inputValue()).toBe('')
    // The tab counts what nobody at the desk has read, until somebody has it before his eyes.
    await ours.getByText('1 unread message').waitFor({ state: 'attached' })
    await markDocument(ours)
    await ours.keyboard.press('m')
    await ours.getByRole('log').getByText('Faut-il encore l’extrait de 2025 ?').waitFor()
    await ours.getByText('1 unread message').waitFor({ state: 'detached' })
    await theirs.getByText(/^lu le /).waitFor()
    await isSound(validator, 'messages at the desk')
    await ours.keyboard.type('Non, celui-ci suffit.')
    await ours.keyboard.press('Control+Enter')
    await theirs.getByRole('log').getByText('Non, celui-ci suffit.').waitFor()
    await expectSameDocument(theirs)
    await expectSameDocument(ours)
    // The company hears from the agency, not from one of its people.
    expect(await theirs.locator('main').innerText()).not.toContain(product.account('validator').name)
    await isSound(company, 'messages')
    const [letter] = await product.mails.waitFor({ to: ortopedia.contact.email, subject: 'un message de l’AFMPS' })
    expect(letter?.text).toContain('Non, celui-ci suffit.')
  })

  test('the validator approves', async () => {
    const { page } = validator
    for (const tab of ['History', 'Mails']) {
      await page.getByRole('link', { name: tab }).click()
      await page.locator('[aria-current=page]', { hasText: tab }).waitFor()
      await isSound(validator, tab)
    }
    await page.getByRole('link', { name: 'Approve…' }).click()
    await page.getByRole('dialog').waitFor()
    // Beside the decision stands the mail, in the company's language.
    await page
      .getByRole('dialog')
      .frameLocator('iframe')
      .getByRole('heading', { name: `Demande ${reference} est approuvée` })
      .waitFor()
    await isSound(validator, 'decision')
    await page.getByRole('dialog').getByRole('button', { name: 'Approve registration' }).click()
    await page.getByText('The company and its representatives are admitted').waitFor()
    await isSound(validator, 'approved file')
  })

  test('the applicant’s page says approved, still the same page', async () => {
    await company.page.getByRole('heading', { name: 'Approuvée' }).waitFor()
    await expectSameDocument(company.page)
    await isSound(company, 'approved status')
  })

  test('two mails reach the representative, and with them she signs in', async () => {
    const mails = await product.mails.waitFor({ to: ortopedia.representative.email, count: 2, withinMs: 30_000 })
    const texts = mails.map((mail) => mail.text).join('\n')
    const niss = /\b\d{6} \d{3} \d{2}\b/.exec(texts)?.[0] ?? ''
    const password = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9-]{12,64}$/m.exec(texts)?.[0] ?? ''
    const person = await visit(browser, product.url, { locale: 'fr-BE' })
    const { page } = person
    await page.goto('/fr/sign-in')
    await isSound(person, 'sign-in')
    await page.locator('[name=username]').fill(niss)
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL('**/sign-in/phone')
    const step = page.getByRole('navigation', { name: 'Étapes de votre première connexion' }).locator('[aria-current=step]')
    expect(await step.innerText()).toContain('2 · Code sur votre téléphone')
    await isSound(person, 'linking a phone')
    const secret = (await page.locator('.key').innerText()).replace(/\s/g, '')
    await page.locator('[name=code]').fill(await generate({ secret }))
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor()
    await isSound(person, 'recovery codes')
    await page.getByRole('link', { name: 'Je les ai gardés' }).click()
    await page.waitForURL('**/new-password')
    await isSound(person, 'new password')
    await page.locator('[name=password]').fill('quatre lampes sous la pluie')
    await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click()
    await page.waitForURL('**/sign-in/profile?first=yes')
    expect(await step.innerText()).toContain('4 · Profil')
    await isSound(person, 'profile')
    await page.getByRole('radio', { name: /Ortopedia/ }).waitFor()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL('**/fr/portal')
    await page.getByText('Vous êtes représentant légal').waitFor()
    await page.getByText('Marta Vidal Puig').first().waitFor()
    await isSound(person, 'portal')
    expect(person.faults()).toEqual([])
    await person.close()
  })

  test('the desk sees what went to whom, what needs a look, and how the work stands', async () => {
    const { page } = validator
    await page.goto('/en/desk/mails')
    await page.getByText(ortopedia.representative.email).first().waitFor()
    await isSound(validator, 'log of mails')
    await page.goto('/en/desk/cards')
    await page.getByText('No open cards').waitFor()
    await isSound(validator, 'cards')
    await page.goto('/en/desk/jobs')
    await page.getByText('Nothing given up').waitFor()
    await isSound(validator, 'jobs')
    await page.goto('/en/dev/mails')
    await page.getByRole('heading', { level: 1, name: 'Every mail' }).waitFor()
    expect(validator.faults()).toEqual([])
  })

  test('an administrator pauses a queue and lets it go on, and the page follows by itself', async () => {
    const administrator = await visit(browser, product.url, { locale: 'en-GB' })
    const { page } = administrator
    await signInAtDesk(page, product.account('administrator'))
    await page.goto('/en/desk/jobs')
    const mail = page.getByRole('listitem').filter({ hasText: 'Everything that goes by mail' })
    await mail.getByRole('button', { name: 'Pause: Mail' }).click()
    await mail.getByText('Paused').waitFor()
    await mail.getByRole('button', { name: 'Resume: Mail' }).click()
    await mail.getByText('Working').waitFor()
    expect(administrator.faults()).toEqual([])
    await administrator.close()
  })
})
