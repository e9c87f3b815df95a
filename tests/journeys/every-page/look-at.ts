import type { Browser, CDPSession, Page } from 'playwright-core'
import { axeFindings } from '../../support/axe.ts'
import type { PageState } from './inventory.ts'
import type { Look, Plan, Turn } from './looks.ts'
import type { Reader, World } from './world.ts'

/** What a look at a page found, and its title. */
export type Seen = { look: Look; title: string; faults: string[] }

/**
 * One window that shows any page to any reader in any look: cookies, script, colours and size are changed, not made anew.
 * What pages share is fetched and compiled once.
 */
export class Eyes {
  readonly #page: Page
  readonly #session: CDPSession
  readonly #url: string
  readonly #world: World
  readonly #heard: string[] = []
  #reader: Reader | undefined

  private constructor(page: Page, session: CDPSession, url: string, world: World) {
    this.#page = page
    this.#session = session
    this.#url = url
    this.#world = world
    page.setDefaultTimeout(45_000)
    page.on('pageerror', (error) => this.#heard.push(error.message))
    page.on('console', (message) => {
      // What looks at the page for us tries to run in its frames too; a letter's frame runs nothing.
      const isLookingIn = message.text().startsWith("Blocked script execution in '")
      if (message.type() === 'error' && !isLookingIn) this.#heard.push(message.text())
    })
  }

  static async open(browser: Browser, url: string, world: World): Promise<Eyes> {
    const context = await browser.newContext()
    const page = await context.newPage()
    return new Eyes(page, await context.newCDPSession(page), url, world)
  }

  async lookAtAll(of: PageState, plans: readonly Plan[]): Promise<Seen[]> {
    const seen: Seen[] = []
    for (const { loaded, turns } of plans) {
      const first = await this.#lookAt(of, loaded)
      for (const turn of turns) first.faults.push(...(await this.#turn(loaded, turn)))
      seen.push(first)
    }
    return seen
  }

  /** The page that stands there in other colours and another width: what it says is the same, how it looks is not. */
  async #turn(loaded: Look, turn: Turn): Promise<string[]> {
    const other = { ...loaded, ...turn }
    await this.#wear(other)
    const found = [...(await brokenFrame(this.#page, other)), ...(await axeFindings(this.#page, ['color-contrast', 'target-size']))]
    return found.map((fault) => `turned to ${other.mode}, ${String(other.width)} px: ${fault}`)
  }

  async #wear({ mode, width }: Pick<Look, 'mode' | 'width'>): Promise<void> {
    await this.#page.setViewportSize({ width, height: 900 })
    await this.#page.emulateMedia({
      colorScheme: mode === 'dark' ? 'dark' : 'light',
      contrast: mode === 'contrast' ? 'more' : 'no-preference',
      forcedColors: mode === 'contrast' ? 'active' : 'none',
      reducedMotion: 'reduce',
    })
  }

  async #lookAt(of: PageState, look: Look): Promise<Seen> {
    const [page, session, heard] = [this.#page, this.#session, this.#heard]
    await this.#become(of.as)
    await this.#wear(look)
    await session.send('Emulation.setScriptExecutionDisabled', { value: !look.script })
    heard.length = 0
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
        ...heard.filter((text) => !(wanted >= 400 && text.includes(`status of ${String(wanted)}`))).map((text) => `console: ${text}`),
      ],
    }
  }

  /** Another reader has other cookies, and nothing of the one before. */
  async #become(reader: Reader): Promise<void> {
    if (this.#reader === reader) return
    const context = this.#page.context()
    // What is open may not answer any more with cookies that are not its own.
    await this.#page.goto('about:blank')
    await context.clearCookies()
    await context.addCookies([...this.#world.cookiesOf(reader)].map(([name, value]) => ({ name, value, url: this.#url })))
    this.#reader = reader
  }
}

/** Written as text and asked as one promise: the content policy of the pages forbids what would be compiled in them. */
const isAlive = `new Promise((tell) => {
  // A page that is only read brings no script along.
  if (![...document.scripts].some((one) => one.text.includes('/_app/'))) tell()
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
