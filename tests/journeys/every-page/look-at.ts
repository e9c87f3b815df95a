import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { axeFindings } from '../../support/axe.ts'
import type { PageState } from './inventory.ts'
import type { Look } from './looks.ts'
import type { Reader, World } from './world.ts'

/** What a look at a page found, and its title. */
export type Seen = { look: Look; title: string; faults: string[] }

/** A window that shows any page to any reader in any look; cookies, script and size are changed, not made anew. */
export class Eyes {
  readonly #browser: Browser
  readonly #url: string
  readonly #world: World
  readonly #windows = new Map<Reader, { page: Page; session: CDPSession; console: string[] }>()

  constructor(browser: Browser, url: string, world: World) {
    this.#browser = browser
    this.#url = url
    this.#world = world
  }

  async lookAtAll(of: PageState, looks: readonly Look[]): Promise<Seen[]> {
    const seen: Seen[] = []
    for (const look of looks) seen.push(await this.#lookAt(of, look))
    return seen
  }

  async #lookAt(of: PageState, look: Look): Promise<Seen> {
    const { page, session, console } = await this.#windowOf(of.as)
    await page.setViewportSize({ width: look.width, height: 900 })
    await page.emulateMedia({
      colorScheme: look.mode === 'dark' ? 'dark' : 'light',
      contrast: look.mode === 'contrast' ? 'more' : 'no-preference',
      forcedColors: look.mode === 'contrast' ? 'active' : 'none',
      reducedMotion: 'reduce',
    })
    await session.send('Emulation.setScriptExecutionDisabled', { value: !look.script })
    console.length = 0
    const path = `/${look.language}${of.path(this.#world)}`.replace(/\/$/, '')
    const response = await page.goto(this.#url + path, { waitUntil: 'load' })
    // What looks for us is script too. The page's own has been passed over by now, and does not come back.
    await session.send('Emulation.setScriptExecutionDisabled', { value: false })
    // Kit takes scrolling into its hands as the last act of bringing a page to life.
    if (look.script) await page.evaluate(isAlive)
    const wanted = of.status ?? 200
    const at = new URL(page.url())
    return {
      look,
      title: await page.title(),
      faults: [
        ...(response?.status() === wanted ? [] : [`answers ${String(response?.status())}, not ${String(wanted)}`]),
        ...(at.pathname + at.search === path ? [] : [`led away to ${at.pathname}`]),
        ...(await brokenFrame(page, look)),
        ...(await unnamed(session)),
        ...(await axeFindings(page)),
        // A page that is not there is noted by the browser as a failed resource.
        ...console.filter((text) => !(wanted >= 400 && text.includes(`status of ${String(wanted)}`))).map((text) => `console: ${text}`),
      ],
    }
  }

  async #windowOf(reader: Reader) {
    const known = this.#windows.get(reader)
    if (known !== undefined) return known
    const context: BrowserContext = await this.#browser.newContext()
    const cookies = [...this.#world.cookiesOf(reader)].map(([name, value]) => ({ name, value, url: this.#url }))
    await context.addCookies(cookies)
    const page = await context.newPage()
    page.setDefaultTimeout(45_000)
    const heard: string[] = []
    page.on('pageerror', (error) => heard.push(error.message))
    page.on('console', (message) => {
      // What looks at the page for us tries to run in its frames too; a letter's frame runs nothing.
      const isLookingIn = message.text().startsWith("Blocked script execution in '")
      if (message.type() === 'error' && !isLookingIn) heard.push(message.text())
    })
    const made = { page, session: await context.newCDPSession(page), console: heard }
    this.#windows.set(reader, made)
    return made
  }
}

/** Written as text and asked as one promise: the content policy of the pages forbids what would be compiled in them. */
const isAlive = `new Promise((tell) => {
  const look = () => (history.scrollRestoration === 'manual' ? tell() : setTimeout(look, 5))
  look()
})`

/** What holds of every page, whatever is on it. */
async function brokenFrame(page: Page, look: Look): Promise<string[]> {
  const found = await page.evaluate<{ lang: string; headings: number; mains: number; beyond: number; wide: string }>(`(() => {
    const root = document.documentElement
    const beyond = root.scrollWidth - window.innerWidth
    const wide = beyond > 0 ? [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 0.5) : []
    return {
      lang: root.lang,
      headings: [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility()).length,
      mains: document.querySelectorAll('main').length,
      beyond,
      wide: wide.slice(0, 3).map((one) => one.tagName.toLowerCase() + '.' + [...one.classList].join('.')).join(' '),
    }
  })()`)
  return [
    ...(found.lang === look.language ? [] : [`says its language is ${found.lang}`]),
    ...(found.headings === 1 ? [] : [`has ${String(found.headings)} headings of the first level`]),
    ...(found.mains === 1 ? [] : [`has ${String(found.mains)} main parts`]),
    ...(found.beyond <= 0 ? [] : [`is ${String(found.beyond)} px wider than the window (${found.wide})`]),
  ]
}

/** Roles that mean nothing to whoever hears the page unless they have a name. */
const toBeNamed = new Set(
  'button checkbox combobox dialog link listbox menuitem navigation radio radiogroup searchbox slider spinbutton switch tab textbox heading image Iframe'.split(
    ' ',
  ),
)
type Heard = { nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[] }

/** The names as the browser hands them to screen readers: everything to be acted on has one, and no two places share one. */
async function unnamed(session: CDPSession): Promise<string[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as Heard
  const heard = nodes.filter((node) => !node.ignored).map(({ role, name }) => ({ role: role?.value ?? '', name: name?.value.trim() ?? '' }))
  const nameless = heard.filter(({ role, name }) => toBeNamed.has(role) && name === '')
  const places = heard.filter(({ role }) => role === 'navigation').map(({ name }) => name)
  return [
    ...nameless.map(({ role }) => `a ${role} has no name`),
    ...(new Set(places).size === places.length ? [] : [`two navigations share a name: ${places.join(', ')}`]),
  ]
}
