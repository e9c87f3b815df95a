import { generate } from 'otplib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { ana } from '../support/factories/registrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { complete, decided, signedIn, submitted, withMailedPassword } from './every-page/world.ts'

const email = 'ana.nueva@forgot.example'
const password = 'siete barcos de papel azul'

let product: Product
let browser: Browser
let person: Visitor
let link: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  const validator = await signedIn(product.url, product.account('validator'))
  await decided(validator, await submitted(await complete(product.url, 1, [{ ...ana, email }])), { decision: 'approve', reasons: [] })
  await withMailedPassword(product, email, 'done')
  // A small phone: whoever lost the way in may hold anything.
  person = await visit(browser, product.url, { locale: 'fr-BE', viewport: { width: 320, height: 700 } })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function isSound(name: string): Promise<void> {
  await expectAccessible(person.page, name)
  await expectNoSideways(person.page, name)
  expect(person.faults(), name).toEqual([])
}

describe('A representative has forgotten the password and has a new phone (Manual FR FAQ 5, 8)', () => {
  test('asks for a link, and is told the same as anybody would be', async () => {
    const { page } = person
    await page.goto('/fr/sign-in/forgot')
    await isSound('asking')
    for (const address of ['personne@ailleurs.example', email]) {
      await page.getByLabel('Adresse e-mail').fill(address)
      await page.getByRole('button', { name: /Envoyer le lien|Demander à nouveau/ }).click()
      await page.getByText(`Si nous connaissons ${address}, un courriel est en route`).waitFor()
    }
    await isSound('asked')
  })

  test('opens the link from the mail, which changes nothing and tells nobody where it leads', async () => {
    const { page } = person
    link = await eventually(async () => {
      const mails = await product.mails.waitFor({ to: email, subject: 'Nouveau mot de passe' })
      return mails.map((mail) => /\/password-reset\/[\w-]{40,}/.exec(mail.text)?.[0]).find(Boolean)
    })
    const answer = await page.goto(`/fr${link}`)
    expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
    await page.reload()
    await page.getByRole('heading', { name: 'Nouveau téléphone et nouveau mot de passe' }).waitFor()
    await isSound('the link')
    await page.getByRole('button', { name: 'Commencer' }).click()
    await page.waitForURL('**/fr/sign-in/phone')
  })

  let secret: string

  test('links the new phone, then chooses a password; until then the old ones count', async () => {
    const { page } = person
    await page.getByText('Étape 1 sur 2').waitFor()
    await isSound('the phone')
    await page.goto('/fr/sign-in/new-password')
    await page.waitForURL('**/fr/sign-in/phone')
    secret = (await page.locator('.key').innerText()).replace(/\s/g, '')
    await page.locator('[name=code]').fill(await generate({ secret }))
    await page.getByRole('button', { name: 'Continuer' }).click()
    expect(await page.locator('main li').count()).toBe(10)
    await isSound('the recovery codes')
    await page.locator('main a[href*="/sign-in/new-password"]').click()
    await page.getByText('Étape 2 sur 2').waitFor()
    await isSound('the password')
    await page.locator('[name=password]').fill('cinco faros bajo la niebla')
    await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click()
    await page.locator('[aria-invalid=true]').waitFor()
    person.faults()
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click()
    await page.waitForURL((url) => !url.pathname.includes('new-password'))
  })

  test('is told so by mail, signs in with both new ones, and the link is used up', async () => {
    await product.mails.waitFor({ to: email, subject: 'Votre mot de passe et votre téléphone ont été changés' })
    const again = await visit(browser, product.url, { locale: 'fr-BE' })
    const { page } = again
    const credentials = await product.mails.waitFor({ to: email, subject: 'Nouveau mot de passe' })
    const username = /Nom d’utilisateur\s*:\s*(\S+)/.exec(credentials[0]?.text ?? '')?.[1] ?? ''
    await page.goto('/fr/sign-in')
    await page.locator('[name=username]').fill(username)
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL('**/sign-in/code**')
    // The code after the one that linked the phone: each counts once.
    await page.locator('[name=code]').fill(await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }))
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL((url) => !url.pathname.includes('/sign-in/code'))
    await again.close()
    await person.page.goto(`/fr${link}`)
    await person.page.getByRole('heading', { name: 'Ce lien pour un nouveau mot de passe a déjà servi' }).waitFor()
    await isSound('the link once used')
  })
})
