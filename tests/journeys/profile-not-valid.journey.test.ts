import type { Browser } from 'playwright-core'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { ana } from '../support/factories/registrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { openSql } from '../support/product-sql.ts'
import { complete, decided, signedIn, submitted, withMailedPassword } from './every-page/world.ts'

/** What each reads: the reason, and what can be done about it (S137). */
const languages = [
  {
    code: 'fr',
    options: { locale: 'fr-BE' },
    title: 'Vous n’avez pas encore de profil',
    notNamed: 'Aucune entreprise ne vous désigne chez nous.',
    waiting: 'Une entreprise vous désigne et attend votre réponse.',
    refuse: 'Refuser que',
    refused: 'Vous avez refusé qu’une entreprise vous désigne.',
    noRight: 'personne ne vous y a encore donné un droit',
    copy: 'Copier : Données pour le service d’aide',
    accept: 'Accepter que',
    goOn: 'Continuer',
  },
  {
    code: 'nl',
    options: { locale: 'nl-BE', colorScheme: 'dark', viewport: { width: 320, height: 700 } },
    title: 'U hebt nog geen profiel',
    notNamed: 'Geen enkele onderneming noemt u bij ons.',
    waiting: 'Een onderneming noemt u en wacht op uw antwoord.',
    refuse: 'Weigeren dat',
    refused: 'U hebt geweigerd dat een onderneming u noemt.',
    noRight: 'niemand gaf u er al een recht',
    copy: 'Kopiëren: Gegevens voor de helpdesk',
    accept: 'Aanvaarden dat',
    goOn: 'Verdergaan',
  },
] as const

const emailIn = (code: string) => `ana-${code}@profile.example`

let product: Product
let browser: Browser
let sql: postgres.Sql

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  sql = openSql(product)
  const validator = await signedIn(product.url, product.account('validator'))
  for (const [place, { code }] of languages.entries()) {
    const people = [{ ...ana, firstName: ['Ana', 'Berta'][place] ?? 'Ana', email: emailIn(code) }]
    const sent = await submitted(await complete(product.url, 30 + place, people))
    await decided(validator, sent, { decision: 'approve', reasons: [] })
  }
})
afterAll(async () => {
  await sql.end()
  await browser.close()
  await product.stop()
})

async function isSound({ page, faults }: Visitor, what: string): Promise<void> {
  await expectAccessible(page, what)
  await expectNoSideways(page, what)
  expect(faults(), what).toEqual([])
}

describe.each(languages)('A profile that is not valid (Manual FR FAQ 13), read in $code', (words) => {
  let visitor: Visitor
  let personId = ''
  let companyId = ''
  const shown = (text: string) => visitor.page.getByText(text).first().waitFor()

  beforeAll(async () => {
    const half = await withMailedPassword(product, emailIn(words.code), 'profile')
    visitor = await visit(browser, product.url, words.options)
    await visitor.context.addCookies([...half.cookies].map(([name, value]) => ({ name, value, url: product.url })))
    const [tie] = await sql<{ personId: string; companyId: string }[]>`
      select person_id as "personId", company_id as "companyId" from company_persons where email = ${emailIn(words.code)}`
    personId = tie?.personId ?? ''
    companyId = tie?.companyId ?? ''
  })
  afterAll(() => visitor.close())

  const named = (role: string, acceptedAt: Date | null) => sql`
    insert into company_persons (id, company_id, person_id, role, email, accepted_at, created_at)
    values (${newId()}, ${companyId}, ${personId}, ${role}, ${emailIn(words.code)}, ${acceptedAt}, now())`

  test('nobody names the person: who to ask, and what to copy for who helps', async () => {
    const { page } = visitor
    await sql`delete from company_persons where person_id = ${personId}`
    await page.goto(`/${words.code}/sign-in/profile`)
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await shown(words.notNamed)
    await isSound(visitor, 'not named')
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url })
    await page.getByRole('button', { name: words.copy }).click()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toMatch(/^reason: not-named\nname: .+\nat: .+\nrequest: .+\nrelease: .+$/)
    expect(copied).not.toMatch(/\d{6}.?\d{3}.?\d{2}\b(?!-)/)
  })

  test('a company waits for the answer, and the answer is no: it can be mended by who helps', async () => {
    const { page } = visitor
    await named('legal-representative', null)
    await page.reload()
    await shown(words.waiting)
    await isSound(visitor, 'waiting')
    await page.getByRole('button', { name: words.refuse }).click()
    await shown(words.refused)
    await isSound(visitor, 'refused')
  })

  test('a company knows the person, and nobody gave a right', async () => {
    const { page } = visitor
    await sql`delete from company_persons where person_id = ${personId}`
    await named('contact-person', new Date())
    await page.reload()
    await shown(words.noRight)
    await isSound(visitor, 'no right')
  })

  test('until somebody does: then the way is open', async () => {
    const { page } = visitor
    await named('legal-representative', null)
    await page.reload()
    await page.getByRole('button', { name: words.accept }).click()
    await page.getByRole('button', { name: words.goOn }).click()
    await page.waitForURL(`**/${words.code}/portal`)
    expect(await (await page.request.get('/api/v1/session')).json()).toMatchObject({
      next: 'done',
      roles: expect.arrayContaining(['legal-representative']),
    })
  })
})
