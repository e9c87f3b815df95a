import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownEnvironment } from '#server/platform/config.ts'
import { expectAccessible, expectNoSideways, openBrowser, visit, type Visitor } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { signInAtDesk } from './at-the-desk.ts'

let product: Product
let browser: Browser
let reader: Visitor
let page: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ world: 'small' }), openBrowser()])
  reader = await visit(browser, product.url, { locale: 'en-GB' })
  page = reader.page
  await openParts(page)
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** The page of all parts, alive: a copy button is there only once the script is. */
async function openParts(at: Page, address = '/en/dev/ui'): Promise<void> {
  await at.goto(address)
  await at.locator('#actions .num button').waitFor()
}
const group = (id: string) => page.locator(`#${id}`)
/** What a screen reader would say has the focus. */
const focused = () => page.locator(':focus')
/** Looks again until it is so: a machine that stands still for a while is no fault of the page. */
const soon = <Value>(look: () => Promise<Value>) => expect.poll(look, { timeout: 20_000 })
const running = (at: Page) => at.evaluate<number>("document.getAnimations().filter((one) => one.playState === 'running').length")

describe('Every part by keyboard, and as it is read out', () => {
  test('a dialog takes the focus, keeps it, and gives it back', async () => {
    const opener = group('overlays').getByRole('button', { name: /for a correction…$/ })
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Ask Valmeyrac Orthopédie SAS for a correction' })
    await page.locator('[role=dialog]:focus-within').waitFor()
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab')
      // Passing over the letter's frame, the focus is nowhere for a moment.
      await soon(() => dialog.locator(':focus').count()).toBe(1)
    }
    await expectAccessible(page, 'dialog')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await soon(() => opener.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true)
  })

  test('a toast is told in a region that was there before, and is taken back by button and by key', async () => {
    const region = page.locator('.toasts')
    expect(await region.getAttribute('role')).toBe('status')
    expect(await region.innerText()).toBe('')
    const assign = group('overlays').getByRole('button', { name: 'Assign' })
    await assign.click()
    // It stands as long as somebody points at it.
    await region.getByText('Released to the queue.').hover()
    await expectAccessible(page, 'toast')
    await region.getByRole('button', { name: 'Undo' }).press('Enter')
    await group('overlays').getByText('Undo', { exact: true }).waitFor()
    expect(await region.innerText()).toBe('')

    await group('overlays').getByRole('button', { name: 'Export' }).click()
    await region.getByText(/^Nine wait/).waitFor()
    expect(await region.getByRole('button', { name: 'Undo' }).count()).toBe(0)
    await assign.click()
    await assign.press('Control+z')
    await region.getByText('Released to the queue.').waitFor({ state: 'hidden' })
    await region.getByRole('button', { name: 'Close' }).press('Enter')
    expect(await region.innerText()).toBe('')
  })

  test('a menu is walked by arrows, passes over what is closed, and gives the focus back', async () => {
    const opener = group('overlays').getByRole('button', { name: 'Point' })
    await opener.focus()
    await page.keyboard.press('Enter')
    const menu = page.getByRole('menu')
    await menu.waitFor()
    expect(await menu.ariaSnapshot()).toBe(
      ['- menu "Point":', '  - menuitem "Assign"', '  - menuitem "Remind" [disabled]', '  - menuitem "Export"'].join('\n'),
    )
    await page.keyboard.press('ArrowDown')
    if ((await focused().innerText()) === 'Assign') await page.keyboard.press('ArrowDown')
    expect(await focused().innerText()).toBe('Export')
    await page.keyboard.press('Enter')
    await menu.waitFor({ state: 'hidden' })
    await group('overlays').getByText('Export', { exact: true }).nth(1).waitFor()
    await soon(() => opener.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true)
  })

  test('tabs are one stop, walked by arrows, and each names its panel', async () => {
    const tabs = group('ways').getByRole('tab')
    await tabs.first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await tabs.nth(1).getAttribute('aria-selected')).toBe('true')
    await group('ways').getByRole('tabpanel', { name: 'History 7' }).getByText('Form says 12.').waitFor()
    await page.keyboard.press('Home')
    expect(await tabs.first().getAttribute('aria-selected')).toBe('true')
  })

  test("'?' opens its text in place by keyboard, right after the name of the field", async () => {
    const help = group('asking').locator('summary').first()
    expect(await help.getAttribute('aria-label')).toContain('VAT number')
    const text = group('asking').getByText('A Swiss company has none.')
    expect(await text.isVisible()).toBe(false)
    await help.focus()
    await page.keyboard.press('Enter')
    await text.waitFor()
    await page.keyboard.press('Space')
    await text.waitFor({ state: 'hidden' })
  })

  test('a wrong field says so, with the sentence beside it', async () => {
    const wrong = group('asking').locator('[name="ui.niss"]')
    expect(await wrong.getAttribute('aria-invalid')).toBe('true')
    const ids = ((await wrong.getAttribute('aria-describedby')) ?? '').split(' ')
    const described = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()))
    expect(described.join(' ')).toContain('Error: Check the last two digits')
  })

  test('an error summary takes the focus, and its lines lead to the fields', async () => {
    await group('asking').getByRole('button', { name: 'Begin the first name with a capital' }).press('Enter')
    const summary = group('asking').getByRole('alert')
    await soon(() => summary.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused().innerText()).toBe('Check the last two digits')
    await page.keyboard.press('Enter')
    expect(await focused().getAttribute('name')).toBe('ui.niss')
    await group('asking').getByRole('button', { name: 'Close' }).press('Enter')
  })

  test('rows are ticked by keyboard, by their names; the count is told and the bar is a toolbar', async () => {
    const table = group('lists').getByRole('table', { name: 'Registrations' })
    await table.getByRole('checkbox', { name: 'Select Valmeyrac Orthopédie SAS' }).press('Space')
    const told = group('lists').locator('p[role=status]')
    expect(await told.innerText()).toBe('2 selected')
    const all = table.getByRole('checkbox', { name: 'Select all' })
    expect(await all.evaluate((element) => (element as unknown as { indeterminate: boolean }).indeterminate)).toBe(true)
    await all.press('Space')
    expect(await told.innerText()).toBe('3 selected')
    const bar = group('lists').getByRole('toolbar', { name: 'Selection' })
    await bar.getByRole('button', { name: 'Clear the selection' }).press('Enter')
    await bar.waitFor({ state: 'hidden' })
    expect(await told.innerText()).toBe('')
    expect(await all.isChecked()).toBe(false)
  })

  test('new rows wait until they are asked for', async () => {
    const table = group('lists').getByRole('table', { name: 'Registrations' })
    expect(await table.getByRole('row').count()).toBe(4)
    await group('lists').getByRole('button', { name: 'Show' }).press('Enter')
    await table.getByRole('rowheader', { name: 'Soča Medikal d.o.o.' }).waitFor()
  })

  test('progress has a name and numbers, a way out, and tells how it ended', async () => {
    const bar = group('waiting').getByRole('progressbar', { name: 'Rebuild of the public register' }).first()
    expect([await bar.getAttribute('aria-valuenow'), await bar.getAttribute('aria-valuemax')]).toEqual(['1392', '2071'])
    await group('waiting').getByRole('button', { name: 'Cancel: Rebuild of the public register' }).press('Enter')
    await group('waiting').getByRole('status').filter({ hasText: 'Cancelled' }).waitFor()
  })

  test('a chart is named by its finding and says in a table all it draws', async () => {
    await group('charts')
      .getByRole('img', { name: /^Nine in ten are now decided within target\. Half: 6\.0; 9 in 10: 9\.4/ })
      .waitFor()
    await group('charts').locator('summary').first().press('Enter')
    const table = group('charts').getByRole('table').first()
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(14)
    expect(await table.getByRole('row').last().innerText()).toMatch(/6\.0\s+9\.4$/)
  })

  test('a settled thread is one line that opens', async () => {
    const thread = group('people').getByRole('region', { name: '2.1' })
    const words = thread.getByText('You decide within ten working days.')
    expect(await words.isVisible()).toBe(false)
    await thread.locator('summary').press('Enter')
    await words.waitFor()
    expect(reader.faults()).toEqual([])
  })
})

/** Types into the open palette until one line is left, and takes it. */
async function chooseOnly(at: Page, asked: string): Promise<void> {
  const palette = at.getByRole('dialog', { name: 'Search or jump to' })
  await palette.getByRole('combobox').fill(asked)
  await soon(() => palette.locator('[role=option][aria-selected=true]').count()).toBe(1)
  await soon(() => palette.getByRole('option').count()).toBe(1)
  await palette.getByRole('combobox').press('Enter')
}

describe('The palette of the desk', () => {
  let desk: Visitor

  beforeAll(async () => {
    desk = await visit(browser, product.url, { locale: 'en-GB' })
    await signInAtDesk(desk.page, product.account('validator'))
    await desk.page.getByRole('button', { name: /^Search or jump/ }).waitFor()
  })

  test('opens by Ctrl K, filters, and Enter goes there; Escape gives the focus back', async () => {
    const at = desk.page
    // There once the script is.
    await at.getByTitle('Name, number, page or act').waitFor()
    await at.keyboard.press('Control+k')
    const palette = at.getByRole('dialog', { name: 'Search or jump to' })
    const field = palette.getByRole('combobox', { name: 'Search or jump to' })
    await soon(() => field.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true)
    await expectAccessible(at, 'palette')
    await at.keyboard.press('Escape')
    await palette.waitFor({ state: 'hidden' })

    await at.keyboard.press('Control+k')
    await field.fill('mail lo')
    await soon(() => palette.getByRole('option').count()).toBe(1)
    expect(await palette.getByRole('option').first().getAttribute('aria-selected')).toBe('true')
    await field.press('Enter')
    await at.waitForURL('**/en/desk/mails')
  })

  test('finds a registration by its number, however it is grouped, and opens it by arrows and Enter', async () => {
    const at = desk.page
    await at.goto('/en/desk/registrations')
    const number = await at
      .locator('.company .num')
      .filter({ hasText: /^[A-Z]{2} / })
      .first()
      .innerText()
    const spaced = number.replace(/(\w\w) (\w{3})/, '$1 $2.')
    await at.getByRole('button', { name: /^Search or jump/ }).click()
    const palette = at.getByRole('dialog', { name: 'Search or jump to' })
    await palette.getByRole('combobox').fill(spaced)
    const hit = palette.getByRole('group', { name: 'Registrations' }).getByRole('option').first()
    await hit.waitFor()
    expect(await hit.locator('mark').innerText()).toBe(number)
    await palette.getByRole('combobox').press('Enter')
    await at.waitForURL(/\/en\/desk\/registrations\/[0-9a-f-]{36}$/)
  })

  test('never sends what may be a national number, and says why', async () => {
    const at = desk.page
    const asked: string[] = []
    at.on('request', (request) => asked.push(request.url()))
    await at.keyboard.press('Control+k')
    const palette = at.getByRole('dialog', { name: 'Search or jump to' })
    const niss = `794802082${String(97 - (794_802_082 % 97)).padStart(2, '0')}`
    await palette.getByRole('combobox').fill(niss)
    await palette
      .getByText(/^This may be a national number/)
      .last()
      .waitFor()
    await palette.getByRole('combobox').fill('R-2026-0')
    await palette.getByRole('group', { name: 'Registrations' }).waitFor()
    expect(asked.filter((url) => url.includes(niss.slice(0, 9)))).toEqual([])
    await at.keyboard.press('Escape')
  })

  test('takes the next file that nobody has, and gives it back by Undo', async () => {
    const at = desk.page
    await at.goto('/en/desk')
    await at.getByRole('button', { name: /^Search or jump/ }).waitFor()
    await at.keyboard.press('Control+k')
    await chooseOnly(at, 'claim next')
    await at.waitForURL(/\/en\/desk\/registrations\/[0-9a-f-]{36}$/)
    await at.getByText(/^R-\d{4}-\d+ is yours for 30 minutes\.$/).waitFor()
    await at.getByRole('button', { name: 'Release' }).waitFor()
    await at.keyboard.press('Control+z')
    await at.waitForURL('**/en/desk/registrations')
  })

  test('switches single keys off, and on again by Undo (WCAG 2.1.4)', async () => {
    const at = desk.page
    await at.getByText(/^Live · /).waitFor()
    await at.keyboard.press('j')
    await at.locator('tr.current').waitFor()
    const first = await at.locator('tr.current').getAttribute('data-row')
    await at.keyboard.press('Control+k')
    await chooseOnly(at, 'single keys')
    await at.getByText('Single keys are off.').waitFor()
    await at.keyboard.press('j')
    expect(await at.locator('tr.current').getAttribute('data-row')).toBe(first)
    await at.getByRole('button', { name: 'Undo' }).press('Enter')
    await at.getByText('Single keys are on.').waitFor()
    await at.locator('h1').click()
    await at.keyboard.press('j')
    expect(await at.locator('tr.current').getAttribute('data-row')).not.toBe(first)
    expect(desk.faults()).toEqual([])
  })
})

describe('Every part in every mode', () => {
  const colourRules = ['color-contrast', 'link-in-text-block']
  const contrast = { name: 'famhp_theme', value: 'contrast' }
  const modes = [
    { name: 'light', options: { colorScheme: 'light' } },
    { name: 'dark', options: { colorScheme: 'dark' } },
    { name: 'high contrast', options: { colorScheme: 'light' }, cookie: contrast },
    { name: 'high contrast, dark', options: { colorScheme: 'dark' }, cookie: contrast },
    { name: 'more contrast, as the system wishes', options: { contrast: 'more' } },
  ] as const
  // The two that only put together what the others have are left to `npm run test:all`.
  const asked = modes.filter((_, place) => place < 3 || ownEnvironment().EVERY_LOOK === 'yes')

  test.each(asked)('no rule of WCAG is broken: $name', async ({ name, options, ...mode }) => {
    const visitor = await visit(browser, product.url, options)
    if ('cookie' in mode) await visitor.context.addCookies([{ ...mode.cookie, url: product.url }])
    await openParts(visitor.page)
    // What a part is and says is the same in all of them; what can be told apart is not.
    await expectAccessible(visitor.page, name, name === 'light' ? undefined : colourRules)
    await visitor.close()
  })

  test('nothing hangs out at 320 and 1920 pixels, in German, in both densities', async () => {
    const visitor = await visit(browser, product.url, { locale: 'de-BE' })
    for (const address of ['/de/dev/ui', '/de/dev/ui?density=desk']) {
      await visitor.page.setViewportSize({ width: 320, height: 800 })
      await openParts(visitor.page, address)
      await expectNoSideways(visitor.page, `${address} at 320`)
      await visitor.page.setViewportSize({ width: 1920, height: 1000 })
      await expectNoSideways(visitor.page, `${address} at 1920`)
    }
    await visitor.close()
  })

  test('nothing moves for who wants no movement, by the system or by the switch of the page', async () => {
    expect(await running(page), 'with movement allowed something turns').toBeGreaterThan(0)
    const still = await visit(browser, product.url, { reducedMotion: 'reduce' })
    await openParts(still.page)
    expect(await running(still.page)).toBe(0)
    await still.close()
    await openParts(page, '/en/dev/ui?motion=less')
    expect(await running(page)).toBe(0)
  })

  test('the page is there in every language, and each says its own words', async () => {
    const titles: string[] = []
    for (const language of ['nl', 'fr', 'en', 'de']) {
      await page.goto(`/${language}/dev/ui`)
      titles.push(await page.locator('h1').innerText())
    }
    expect(new Set(titles).size).toBe(4)
  })

  test('where the system paints, what is chosen is still marked by an edge', async () => {
    const forced = await visit(browser, product.url, { forcedColors: 'active' })
    await openParts(forced.page)
    const edge = await forced.page.evaluate<string>("getComputedStyle(document.querySelector('#ways [aria-selected=true]')).outlineStyle")
    expect(edge).toBe('solid')
    await forced.close()
  })
})
