import { cookieFor, signedInColleague } from '#scripts/faults/people.ts'
import { Stage } from '#scripts/faults/stage.ts'
import { freePortBlock } from '#scripts/processes/ports.ts'
import type { BenchRow } from './bench-row.ts'
import { growRegistrations } from './queue-rows.ts'
import { requestsPerSecond, type Asked } from './raw-http.ts'

const [small, large] = [10_000, 100_000]
const load = { connections: 16, measuredMs: 4_000 }
const warmUp = { connections: 16, measuredMs: 1_500 }

export const row: BenchRow = {
  id: 'T2',
  title: 'The desk’s queue: session, policy, filters, counts, 25 rows with abilities',
  async prepare({ scale }) {
    const stage = new Stage({ size: 'full', say: () => undefined })
    try {
      const { house, owner } = await stage.open()
      await growRegistrations(owner, Math.round(small * scale))
      const { token } = await signedInColleague(house)
      const server = await stage.startServer()
      const barePort = await freePortBlock()
      const bareUrl = `http://127.0.0.1:${String(barePort)}/rows`
      await stage.startProgram('bare', 'scripts/bench/bare-queue.child.ts', { PORT: String(barePort) }, () => answers(bareUrl))

      const cookie = cookieFor(server.url, token)
      const api: Asked = { url: `${server.url}/api/v1/desk/registrations?limit=25`, cookie }
      const page: Asked = { url: `${server.url}/en/desk/registrations`, cookie, accept: 'text/html' }
      const bare = { name: 'bare Express + postgres.js, 20 rows', measure: () => requestsPerSecond({ url: bareUrl }, load) }
      for (const asked of [api, page, { url: bareUrl }]) await requestsPerSecond(asked, warmUp)

      /** Requests a second with few and with many registrations behind the same queue, and how the time for one grows. */
      let few: number | undefined
      const slope = async () => {
        if (few === undefined) {
          few = await requestsPerSecond(api, load)
          await growRegistrations(owner, Math.round(large * scale))
          await requestsPerSecond(api, warmUp)
        }
        return Math.log10(few / (await requestsPerSecond(api, load))) / Math.log10(large / small)
      }
      return {
        contests: [
          {
            name: `By API, ${small.toLocaleString('en')} registrations`,
            unit: 'requests/s',
            yardstick: bare,
            product: () => requestsPerSecond(api, load),
            goal: { of: 'ratio', is: 'at least', than: 0.5 },
          },
          {
            name: 'The page, rendered by the server',
            unit: 'requests/s',
            yardstick: bare,
            product: () => requestsPerSecond(page, load),
            goal: { of: 'ratio', is: 'at least', than: 0.2 },
          },
          {
            name: `Growth of the time for one, ${small.toLocaleString('en')} to ${large.toLocaleString('en')} registrations`,
            unit: 'log/log',
            product: slope,
            goal: { of: 'value', is: 'at most', than: 0.35 },
          },
        ],
        close: () => stage.close(),
      }
    } catch (error) {
      await stage.close()
      throw error
    }
  },
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (reply) => reply.ok,
    () => false,
  )
}
