import { generate } from 'otplib'
import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core'
import { extractPdf } from '#scripts/demo-world/extract.pdf.ts'
import { until } from '#scripts/faults/until.ts'

export type Picture = { name: string; bytes: Buffer }
type Tour = { browser: Browser; url: string; simulators: string; accounts: string; keep(picture: Picture): void }
type Known = Record<string, unknown>
type Mail = { id: string; subject: string; text: string }

const viewport = { width: 1280, height: 800 }
const contact = { name: 'Jordi Serra', email: 'jordi@ortopediadelmar.example' }
const office = { street: 'Carrer de la Marina', number: '12', postcode: '08005', city: 'Barcelona', country: 'ES' }
const representative = {
  firstName: 'Marta',
  lastName: 'Vidal Puig',
  sex: 'F',
  birthDate: '1979-03-04',
  birthCountry: 'ES',
  email: 'marta@ortopediadelmar.example',
}
const extract = {
  country: 'ES',
  name: 'ORTOPEDIA DEL MAR SL',
  number: 'B58378431',
  address: office,
  foundedOn: '2009-05-18',
  printedOn: new Date().toISOString().slice(0, 10),
  directors: [{ name: 'Marta Vidal Puig', birthOn: representative.birthDate }],
  mark: '0044127-B',
}

/**
 * The story: a Spanish company registers, the desk decides, a mail goes out. What is done between two pictures is done by
 * the API, so that a form laid out anew changes the picture and not this walk.
 */
export async function walk({ browser, url, simulators, accounts, keep }: Tour): Promise<void> {
  const company = await browser.newContext({ viewport, locale: 'en-GB', colorScheme: 'light' })
  const desk = await browser.newContext({ viewport, locale: 'en-GB', colorScheme: 'light' })
  const [page, deskPage] = [await company.newPage(), await desk.newPage()]
  const take = async (of: Page, name: string) => keep({ name, bytes: await pictureOf(of) })
  const [asCompany, asDesk] = [caller(company, url), caller(desk, url)]

  const mailTo = async (address: string, about: string): Promise<Mail> => {
    let found: Mail | undefined
    const look = async () => {
      const answer = await company.request.get(`${simulators}/mail/messages?to=${address}`)
      found = ((await answer.json()) as Mail[]).find(({ subject }) => subject.includes(about))
      return found !== undefined
    }
    await until(`the mail about "${about}" has come`, look, { withinMs: 120_000, everyMs: 200 })
    return found ?? { id: '', subject: '', text: '' }
  }

  await page.goto(`${url}/en`)
  await take(page, '1-front')

  const begun = await asCompany('POST', '/registrations', { country: 'ES', language: 'en', vatNumber: 'B58378431' })
  const own = `/registrations/${String(begun.id)}`
  await until('VIES has answered', async () => stateOf(await asCompany('GET', own), 'numberCheck') === 'valid', {
    withinMs: 60_000,
    everyMs: 200,
  })
  await page.goto(`${url}/en/register/${String(begun.id)}/number`)
  await take(page, '2-number')

  await asCompany('PATCH', own, {
    version: begun.version,
    contact,
    company: { commercialName: 'Ortopedia del Mar', address: office },
    establishmentUnits: [{ name: 'Almacén', address: office }],
    legalRepresentatives: [representative],
  })
  await asCompany('PUT', `${own}/proof?name=extracto.pdf`, await extractPdf(extract))
  await until('the proof is clean', async () => stateOf(await asCompany('GET', own), 'proof') === 'clean', {
    withinMs: 60_000,
    everyMs: 200,
  })
  await page.goto(`${url}/en/register/${String(begun.id)}/representatives`)
  await take(page, '3-representatives')

  // Until the address is confirmed, it gets no more than two mails; the one that is shown would be the third.
  const code = /^\d{6}$/m.exec((await mailTo(contact.email, 'Confirm')).text)?.[0] ?? ''
  const confirmed = await asCompany('POST', `${own}/contact/confirm`, { code })
  const sent = await asCompany('POST', `${own}/submit`, { version: confirmed.version })
  await page.goto(`${url}/en/registrations/${String(begun.reference)}`)
  await take(page, '4-status')

  await signIn(asDesk, accounts)
  await deskPage.goto(`${url}/en/desk/registrations`)
  await take(deskPage, '5-queue')

  const file = `/desk${own}`
  const claimed = await asDesk('POST', `${file}/claim`, { version: sent.version })
  await deskPage.goto(`${url}/en${file}`)
  await deskPage.locator('canvas').first().waitFor()
  await take(deskPage, '6-file')
  await deskPage.goto(`${url}/en${file}?act=approve`)
  // Beside the decision stands the mail, once it has been written.
  await deskPage.locator('iframe').waitFor()
  await take(deskPage, '7-decision')

  await asDesk('POST', `${file}/decision`, { version: claimed.version, decision: 'approve', reasons: [] })
  const mail = await mailTo(contact.email, 'approved')
  await page.setViewportSize({ width: 680, height: 960 })
  await page.goto(`${simulators}/mail/${mail.id}/html`)
  await take(page, '8-mail')
  await Promise.all([company.close(), desk.close()])
}

/** Nothing moves any more, fonts are there, and what is drawn is drawn: then it is taken, small enough for a README. */
async function pictureOf(page: Page): Promise<Buffer> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.evaluate('document.fonts.ready.then(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))')
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72 })
  await session.detach()
  return Buffer.from(data, 'base64')
}

type Caller = (method: string, path: string, body?: Known | Uint8Array) => Promise<Known>

/** The API with the cookies of this browser: what it is given, the pages have too. */
function caller(context: BrowserContext, url: string): Caller {
  const request: APIRequestContext = context.request
  return async (method, path, body) => {
    const isFile = body instanceof Uint8Array
    const given = isFile ? { data: Buffer.from(body), headers: { 'content-type': 'application/pdf' } } : body && { data: body }
    const answer = await request.fetch(`${url}/api/v1${path}`, { method, ...given })
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${String(answer.status())}: ${await answer.text()}`)
    return (await answer.json()) as Known
  }
}

async function signIn(call: Caller, accounts: string): Promise<void> {
  const all = JSON.parse(accounts) as { role: string; username: string; password: string; totpSecret: string }[]
  const validator = all.find(({ role }) => role === 'validator')
  if (validator === undefined) throw new Error('The demo has no validator')
  const { username, password, totpSecret } = validator
  await call('POST', '/session', { username, password })
  await call('POST', '/session/otp', { code: await generate({ secret: totpSecret }) })
}

function stateOf(record: Known, part: 'numberCheck' | 'proof'): unknown {
  return (record[part] as { state?: unknown } | null)?.state
}
