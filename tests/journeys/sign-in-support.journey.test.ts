import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { ana } from '../support/factories/registrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { signInAtDesk } from './at-the-desk.ts'
import { complete, decided, signedIn, submitted, withMailedPassword } from './every-page/world.ts'

const email = 'ana.perdida@support.example'
const name = `${ana.firstName} ${ana.lastName}`

let product: Product
let browser: Browser
let person: Visitor
let desk: Visitor
let niss: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  const validator = await signedIn(product.url, product.account('validator'))
  await decided(validator, await submitted(await complete(product.url, 1, [{ ...ana, email }])), { decision: 'approve', reasons: [] })
  await withMailedPassword(product, email, 'profile')
  const mails = await product.mails.waitFor({ to: email, count: 2 })
  niss = /\b\d{6} \d{3} \d{2}\b/.exec(mails.map((mail) => mail.text).join('\n'))?.[0] ?? ''
  // Without script, on a small phone: whoever lost the way in may hold anything.
  person = await visit(browser, product.url, { locale: 'fr-BE', javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
  desk = await visit(browser, product.url, { locale: 'en-GB' })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function isSound(visitor: Visitor, what: string): Promise<void> {
  await expectNoSideways(visitor.page, what)
  expect(visitor.faults(), what).toEqual([])
}

/** The same page with script, for the eyes that axe needs. */
async function isAccessible(path: string): Promise<void> {
  const reader = await visit(browser, product.url, { locale: 'fr-BE' })
  await reader.page.goto(path)
  await expectAccessible(reader.page, path)
  expect(reader.faults(), path).toEqual([])
  await reader.close()
}

/** The smallest picture there is: one point. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('Somebody who cannot sign in asks support (Manual FR FAQ 8 and 13)', () => {
  test('tells NISS, name, address and what happens, in French', async () => {
    const { page } = person
    await page.goto('/fr/sign-in')
    await page.getByRole('link', { name: 'Demander de l’aide pour se connecter' }).click()
    await page.waitForURL('**/fr/sign-in/support')
    await isSound(person, 'the form')
    await page.getByRole('button', { name: 'Envoyer la question' }).click()
    await page.getByRole('alert').waitFor()
    await isSound(person, 'the empty form')
    await page.getByLabel('NISS').fill(niss)
    await page.getByLabel('Prénom et nom').fill(name)
    await page.getByLabel('Adresse e-mail').fill(email)
    await page.getByLabel('Pour quoi avez-vous besoin d’aide ?').selectOption('Téléphone perdu')
    await page.getByLabel('Que se passe-t-il ?').fill('Mon téléphone est tombé à la mer.\nLe nouveau ne connaît pas le code.')
    await page.getByRole('button', { name: 'Envoyer la question' }).click()
    await page.waitForURL(/\/fr\/sign-in\/support\/[0-9a-f-]{36}$/)
    await page.getByText(/H-\d{4}-\d{5}/).waitFor()
    await isSound(person, 'sent')
    await isAccessible('/fr/sign-in/support?about=profile-no-right')
    await isAccessible(new URL(page.url()).pathname)
  })

  test('adds a screenshot, and hears why another file is refused', async () => {
    const { page } = person
    await page
      .getByLabel(/Capture d’écran ou PDF/)
      .setInputFiles({ name: 'ecran.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
    await page.getByRole('button', { name: 'Ajouter' }).click()
    await page.getByText('Choisissez un PNG, un JPEG ou un PDF.').waitFor()
    await page.getByLabel(/Capture d’écran ou PDF/).setInputFiles({ name: 'ecran.png', mimeType: 'image/png', buffer: png })
    await page.getByRole('button', { name: 'Ajouter' }).click()
    await page.getByText('Un fichier accompagne votre question').waitFor()
    expect(page.url()).not.toContain('refused')
    await isSound(person, 'with a picture')
  })

  test('is told by mail, at the address of the account', async () => {
    const mail = await eventually(async () => {
      const mails = await product.mails.waitFor({ to: email, count: 3 })
      return mails.find(({ subject }) => subject === 'Votre question sur la connexion nous est parvenue')
    })
    expect(mail.text).not.toContain(niss)
  })

  test('is helped by an administrator, who sees the picture and the account and mails a link', async () => {
    const { page } = desk
    await signInAtDesk(page, product.account('administrator'))
    await page.goto('/en/desk/account-help')
    await expectAccessible(page, 'who waits')
    await page.getByRole('link', { name }).click()
    await page.getByText('Mon téléphone est tombé à la mer.').waitFor()
    await page.getByRole('heading', { name: 'How the account stands' }).waitFor()
    await expectAccessible(page, 'one question')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^PNG/ }).click()])
    expect(download.suggestedFilename()).toMatch(/^H-\d{4}-\d{5}\.png$/)
    await page.getByLabel('Why').selectOption('Phone lost')
    await page.getByRole('button', { name: 'Mail a link' }).click()
    await page.getByText('The link is on its way and the question is closed').waitFor()
    await page.getByText('Nobody waits').waitFor()
    expect(desk.faults()).toEqual([])
  })

  test('opens the link from the mail', async () => {
    const link = await eventually(async () => {
      const mails = await product.mails.waitFor({ to: email, count: 4 })
      return mails.map((mail) => /\/password-reset\/[\w-]{40,}/.exec(mail.text)?.[0]).find(Boolean)
    })
    await person.page.goto(`/fr${link}`)
    await person.page.getByRole('button', { name: 'Commencer' }).waitFor()
  })

  test('and a new question reaches the open list of the desk by itself', async () => {
    const { page } = desk
    await person.page.goto('/fr/sign-in/support')
    await person.page.getByLabel('NISS').fill(niss)
    await person.page.getByLabel('Prénom et nom').fill('Quelqu’un d’autre')
    await person.page.getByLabel('Adresse e-mail').fill('autre@ailleurs.example')
    await person.page.getByLabel('Pour quoi avez-vous besoin d’aide ?').selectOption('Autre chose')
    await person.page.getByLabel('Que se passe-t-il ?').fill('Rien ne va.')
    await person.page.getByRole('button', { name: 'Envoyer la question' }).click()
    await person.page.getByText(/H-\d{4}-\d{5}/).waitFor()
    // Whoever is elsewhere on the desk sees the number in the rail.
    await page.getByRole('link', { name: 'Help with access 1' }).waitFor()
    await page.getByRole('button', { name: /^Show/ }).click()
    await page.getByRole('link', { name: 'Quelqu’un d’autre' }).click()
    await page.getByText('These do not belong to one account').waitFor()
    await expectAccessible(page, 'a question that fits nobody')
    await page.getByLabel('How did it end?').selectOption('The data fit no account')
    await page.getByRole('button', { name: 'Close question' }).click()
    await page.getByText('The question is closed').waitFor()
    expect(desk.faults()).toEqual([])
  })
})
