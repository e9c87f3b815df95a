import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownEnvironment } from '#server/platform/config.ts'
import { openBrowser } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { errorPages, inventory, type PageState } from './every-page/inventory.ts'
import { Eyes, type Seen } from './every-page/look-at.ts'
import { everyLook, everyTurn, lookFor, looks, nameOf, oneTurn, type Look } from './every-page/looks.ts'
import { routesOfFiles } from './every-page/routes.ts'
import { prepareWorld } from './every-page/world.ts'

/** `npm run test:all`: each page in all seventy-two looks. `npm test` loads it in one, another from page to page, and turns it once. */
const inAllLooks = ownEnvironment().EVERY_LOOK === 'yes'

const pages: (PageState & { route: string })[] = [
  ...Object.entries(inventory).flatMap(([route, entry]) => ('pages' in entry ? entry.pages.map((page) => ({ ...page, route })) : [])),
  ...errorPages.map((page) => ({ ...page, route: 'error' })),
]
const planned = pages.map((page, place) => ({
  page,
  plans: inAllLooks ? everyTurn(place) : [oneTurn(lookFor(place))],
}))

/** Some pages only, for who mends one: `ONLY_PAGES=/desk/registrations`. */
const only = ownEnvironment().ONLY_PAGES ?? ''
const wanted = planned.filter(({ page }) => page.route.includes(only))

describe('The looks at the pages', () => {
  test('every route of the pages is in the inventory, and nothing else is', () => {
    const there = routesOfFiles()
    const forgotten = there.filter((route) => !(route in inventory))
    expect(
      forgotten,
      'These routes of web/src/routes have no entry in tests/journeys/every-page/inventory.ts. Say there who may see the page and ' +
        'where it is, once for each state that looks different; what it needs is made in world.ts. A route that shows nothing gets `noPage`',
    ).toEqual([])
    expect(
      Object.keys(inventory).filter((route) => !there.includes(route)),
      'These are in the inventory, but not in web/src/routes',
    ).toEqual([])
  })

  test('each language meets each mode, each width, and a page with and without script; so do all other pairs', () => {
    const pairOf = (look: Look, one: keyof Look, other: keyof Look) => `${one} ${String(look[one])}, ${other} ${String(look[other])}`
    const kinds = Object.keys(looks) as (keyof Look)[]
    const pairs = (all: readonly Look[]) =>
      new Set(all.flatMap((look) => kinds.flatMap((one) => kinds.map((other) => pairOf(look, one, other)))))
    const met = pairs(planned.flatMap(({ plans }) => plans.map(({ loaded }) => loaded)))
    expect([...pairs(everyLook())].filter((pair) => !met.has(pair))).toEqual([])
  })
})

describe('Every page', () => {
  let product: Product
  let browser: Browser
  let seen: Promise<Seen[]>[] = []
  const titles = new Map<string, Set<string>>()

  beforeAll(async () => {
    ;[product, browser] = await Promise.all([startProduct({ world: 'small' }), openBrowser()])
    const world = await prepareWorld(product)
    const work = wanted.map((plan) => ({ ...plan, done: Promise.withResolvers<Seen[]>() }))
    seen = work.map(({ done }) => done.promise)
    for (const promise of seen) promise.catch(() => undefined)
    // Two windows beside each other: a page that waits for the server leaves a processor idle.
    const queue = work.values()
    for (const eyes of await Promise.all([0, 1].map(() => Eyes.open(browser, product.url, world)))) {
      void (async () => {
        for (const { page, plans, done } of queue) await eyes.lookAtAll(page, plans).then(done.resolve, done.reject)
      })()
    }
  })
  afterAll(async () => {
    await Promise.allSettled(seen)
    await browser.close()
    await product.stop()
  })

  test.each(wanted.map((plan, place) => ({ ...plan, place, name: [plan.page.route, plan.page.state].filter(Boolean).join(', ') })))(
    '$name',
    async ({ page, place }) => {
      const all = (await seen[place]) ?? []
      for (const { look, title } of all) {
        expect(title.trim(), nameOf(look)).not.toBe('')
        const key = `${look.language}: ${title}`
        titles.set(key, (titles.get(key) ?? new Set()).add(page.titledAs ?? page.route))
      }
      expect(all.filter(({ faults }) => faults.length > 0).map(({ look, faults }) => [nameOf(look), ...faults])).toEqual([])
      expect(all.length).toBe(wanted[place]?.plans.length)
    },
  )

  test('no two of them have one title', () => {
    const shared = [...titles].filter(([, routes]) => routes.size > 1).map(([title, routes]) => `${title} (${[...routes].join(', ')})`)
    expect(shared).toEqual([])
  })
})
