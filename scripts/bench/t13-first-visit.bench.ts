import type { Browser } from 'playwright-core'
import { launch } from '#scripts/faults/launched.ts'
import { Stage } from '#scripts/faults/stage.ts'
import type { BenchRow, Contest } from './bench-row.ts'
import { firstVisit, openChromium, type Visit } from './phone.ts'

/** Where strangers arrive. */
const publicPages = ['/en', '/en/register', '/en/sign-in', '/en/registrations', '/en/help']

/** A page of the same server that needs nothing but itself: a few words, no script, no style sheet, no font. */
const emptyPage = '/upload/nothing-is-here'

/** One page's three figures come of the same visits; each contest takes its own. */
function contestsOf(browser: Browser, origin: string, path: string): Contest[] {
  const visits: Visit[] = []
  const visited = async (round: number): Promise<Visit> => {
    const known = visits[round]
    if (known) return known
    const visit = await firstVisit(browser, origin + path)
    visits.push(visit)
    return visit
  }
  let empty = 0
  const rounds = { paint: 0, shift: 0, script: 0 }
  return [
    {
      name: `${path}: the largest paint after that of an empty page`,
      unit: 'ms',
      yardstick: {
        name: 'empty page',
        async measure() {
          empty = (await firstVisit(browser, origin + emptyPage)).largestPaintMs
          return empty
        },
      },
      product: async () => (await visited(rounds.paint++)).largestPaintMs - empty,
      goal: { of: 'value', is: 'at most', than: 1_500 },
    },
    {
      name: `${path}: script, gzipped`,
      unit: 'kB',
      product: async () => (await visited(rounds.script++)).scriptKilobytes,
      goal: { of: 'value', is: 'at most', than: 70 },
    },
    {
      name: `${path}: how much of the page jumped`,
      unit: 'CLS',
      product: async () => (await visited(rounds.shift++)).layoutShift,
      goal: { of: 'value', is: 'at most', than: 0.05 },
    },
  ]
}

export const row: BenchRow = {
  id: 'T13',
  title: 'A first visit on a phone: slow 4G, a processor four times slower',
  async prepare() {
    const stage = new Stage({ size: 'full', say: () => undefined })
    try {
      const { url } = await launch(stage)
      const browser = await openChromium()
      stage.onEnd(() => browser.close())
      // The server's own first answers are slower than all later ones, for whomever they are.
      for (const path of [...publicPages, emptyPage]) await fetch(url + path, { headers: { accept: 'text/html' } })
      return { contests: publicPages.flatMap((path) => contestsOf(browser, url, path)), close: () => stage.close() }
    } catch (error) {
      await stage.close()
      throw error
    }
  },
}
