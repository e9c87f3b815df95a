import { existsSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { ownEnvironment } from '#server/platform/config.ts'
import { axeFindings } from './axe.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A visitor with a browser of his own: his cookies, his language, and whatever went wrong before his eyes. */
export type Visitor = {
  page: Page
  context: BrowserContext
  /** Console errors, page errors and breaches of the content policy since the last look. */
  faults(): string[]
  close(): Promise<void>
}

/** The browser that the setup found or unpacked, noted in `.tools/chromium.json`; CHROMIUM names another. */
export async function openBrowser(): Promise<Browser> {
  const environment = ownEnvironment()
  const note = noted()
  const executablePath = environment['CHROMIUM'] ?? note?.command ?? '/usr/bin/chromium'
  const libraries = note?.libraryPath === undefined ? {} : { LD_LIBRARY_PATH: note.libraryPath }
  // The browser is no Node process, and what Node is told by its environment is not meant for it.
  const given = Object.entries({ ...environment, ...libraries }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return chromium.launch({ executablePath, args: flags, env: Object.fromEntries(given) })
}

function noted(): { command: string; libraryPath?: string } | undefined {
  const file = new URL('../../.tools/chromium.json', import.meta.url)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { command: string; libraryPath?: string }) : undefined
}

const openPages = new Set<Page>()

/** What the pages show that are open; of a list only what is chosen. */
export async function tellOpenPages(): Promise<string> {
  const told = await Promise.all(
    [...openPages].map(async (page) => {
      const text = await page
        .evaluate<string>(
          `(() => {
            const seen = (document.querySelector('main') ?? document.body).cloneNode(true)
            for (const one of seen.querySelectorAll('option:not([selected]), script, style')) one.remove()
            return seen.textContent
          })()`,
        )
        .catch(String)
      return `${page.url()}\n${text.replaceAll(/\s+/g, ' ').slice(0, 1_500)}`
    }),
  )
  return told.join('\n\n')
}

export async function visit(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  // A machine that stands still for a while is no fault of the page.
  page.setDefaultTimeout(45_000)
  openPages.add(page)
  page.on('close', () => openPages.delete(page))
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused form is answered with its status, which the browser notes as a failed resource.
    const isRefusal = /status of (409|410|422|429)/.test(message.text())
    // What looks at the page for us (axe, the driver) tries to run in its frames too; a letter's frame runs nothing.
    const isLookingIn = message.text().startsWith("Blocked script execution in 'about:srcdoc'")
    if (message.type() === 'error' && !isRefusal && !isLookingIn) faults.push(message.text())
  })
  return { page, context, faults: () => faults.splice(0), close: () => context.close() }
}

/** The page before one's eyes breaks no rule of WCAG that a machine can check; only the rules named, if any are. */
export async function expectAccessible(page: Page, name: string, rules?: readonly string[]): Promise<void> {
  // What is on its way in or out is neither here nor there; what turns for ever is.
  await page.evaluate(`Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished))`)
  expect(await axeFindings(page, rules), name).toEqual([])
}

/** Nothing hangs out of the window to the side. */
export async function expectNoSideways(page: Page, name: string): Promise<void> {
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
  expect(beyond, `${name} is wider than the window`).toBeLessThanOrEqual(0)
}

/** Puts a mark on the document; a page loaded anew would not have it. */
export async function markDocument(page: Page): Promise<void> {
  await page.evaluate("document.body.setAttribute('data-marked', 'yes')")
}

export async function expectSameDocument(page: Page): Promise<void> {
  expect(await page.locator('body').getAttribute('data-marked'), 'the page was loaded anew').toBe('yes')
}
