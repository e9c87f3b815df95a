import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownEnvironment } from '#server/platform/config.ts'
import { listMailPreviews } from '#server/features/previews/list-mail-previews.query.ts'
import type { House } from '#server/platform/house.ts'
import { axeFindings } from '#tests/support/axe.ts'
import { openBrowser } from '#tests/support/browser.ts'

const publicUrl = 'https://portal.example'
/** What `/dev/mails` shows; nothing of the house is asked but who it is. */
const { items } = listMailPreviews({
  config: { mode: 'demo', http: { publicUrl }, contact: { email: 'help@portal.example' } } as House['config'],
})
const inAllLooks = ownEnvironment().EVERY_LOOK === 'yes'
const modes = ['light', 'dark', 'light turned by force', 'dark turned by force'] as const
const templates = [...new Set(items.map((mail) => mail.template))]
/** Each template in every mode once, in languages that turn; `npm run test:all` shows each mail in all of them. */
const mails = items.map((mail, place) => ({
  ...mail,
  name: `${mail.template} ${mail.language}`,
  modes: modes.filter((mode, at) => mode === 'light' || inAllLooks || at % 3 === (place + templates.indexOf(mail.template)) % 3),
}))

let browser: Browser
let page: Page
const fetched: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
  page.on('request', (request) => fetched.push(request.url()))
})
afterAll(() => browser.close())

/** Shows the mail as a mail program would that takes its dark set, or one that turns every colour it finds. */
async function show(html: string, mode: (typeof modes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: mode.startsWith('dark') ? 'dark' : 'light' })
  await page.setContent(html)
  if (mode.endsWith('by force')) await page.evaluate(turnColours)
}

/** Light for dark, hue kept: what `invert(1) hue-rotate(180deg)` does, but written into the mail, where axe can see it. */
const turnColours = `(() => {
  const turn = (colour) => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\\d.]+/g) ?? []).map(Number)
    if (a === 0) return colour
    const [x, y, z] = [255 - r, 255 - g, 255 - b]
    const keep = (one, two, three) => Math.max(0, Math.min(255, one * -0.574 + two * 1.43 + three * 0.144))
    return 'rgb(' + [
      keep(x, y, z),
      Math.max(0, Math.min(255, x * 0.426 + y * 0.43 + z * 0.144)),
      Math.max(0, Math.min(255, x * 0.426 + y * 1.43 + z * -0.856)),
    ].join(',') + ')'
  }
  const all = [...document.querySelectorAll('body, body *')].map((one) => [one, getComputedStyle(one)])
  const turned = all.map(([one, { color, backgroundColor, borderTopColor, borderBottomColor }]) =>
    [one, [['color', color], ['background-color', backgroundColor], ['border-top-color', borderTopColor], ['border-bottom-color', borderBottomColor]]
      .map(([name, colour]) => [name, turn(colour)])])
  for (const [one, colours] of turned) for (const [name, colour] of colours) one.style.setProperty(name, colour, 'important')
})()`

/** Everything of the mail that can be read, piece by piece, and where its links lead. */
const readPieces = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) {
    const text = walker.currentNode.data.replace(/\\s+/g, ' ').trim()
    if (text !== '' && walker.currentNode.parentElement.checkVisibility()) texts.push(text)
  }
  return { texts, links: [...document.links].map((link) => link.getAttribute('href')) }
})()`

const buttonHeights = "[...document.querySelectorAll('.button a')].map((one) => one.getBoundingClientRect().height)"

/** Said only where there is a button that may not work. */
const ofButtonAlone = /^(Werkt de knop niet|Le bouton ne fonctionne pas|If the button does not work)/

describe('Every mail in every language', () => {
  test.each(mails)('$name holds in light, in dark and turned by force, on a phone and wide', async ({ html, language, modes: asked }) => {
    for (const mode of asked)
      for (const width of [320, 600]) {
        await page.setViewportSize({ width, height: 800 })
        await show(html, mode)
        const where = `${mode}, ${String(width)} px`
        // Structure is the same in all of them; colours and places are not.
        const rules = mode === 'light' && width === 320 ? undefined : ['color-contrast', 'target-size', 'link-in-text-block']
        expect(await axeFindings(page, rules), where).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), `${where} is wider than the window`).toBeLessThanOrEqual(width)
        const button = await page.evaluate<number[]>(buttonHeights)
        for (const height of button) expect(height, `${where}: the button`).toBeGreaterThanOrEqual(44)
      }
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
    // A table is laid out with, or has heads that say what its cells are.
    expect(await page.locator('table:not([role=presentation]):not(:has(th[scope]))').count()).toBe(0)
    expect(fetched.filter((address) => !address.startsWith('about:'))).toEqual([])
  })

  test.each(mails)('$name says the same in plain text, in lines that fit', async ({ html, text }) => {
    await show(html, 'light')
    const { texts, links } = await page.evaluate<{ texts: string[]; links: string[] }>(readPieces)
    const said = text.replace(/\s+/g, ' ')
    expect(texts.length).toBeGreaterThan(8)
    expect(texts.filter((piece) => !ofButtonAlone.test(piece) && !said.includes(piece))).toEqual([])
    const lines = text.split('\n')
    // A link is found by programs and by eyes when nothing stands beside it.
    expect(links.map((link) => link.replace('mailto:', '')).filter((link) => !lines.includes(link))).toEqual([])
    expect(lines.filter((line) => line.length > 72 && line.trim().includes(' '))).toEqual([])
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([])
  })
})
