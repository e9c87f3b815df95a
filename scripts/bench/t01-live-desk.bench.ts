import { setTimeout as pause } from 'node:timers/promises'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { releaseRegistration } from '#server/features/registrations/desk/release-registration.command.ts'
import { livePath } from '#server/platform/live/live.contract.ts'
import type { FromBare, ToBare } from './bare-broadcast.ts'
import type { BenchRow, Contest } from './bench-row.ts'
import { machineMs } from './live-clients.ts'
import { heard, layOutFiles, seatValidators, startBeside, startProcesses, withCrowd, type Delays } from './live-desks.ts'

const desks = 2_000
const changesASecond = 20
const seconds = 8
const bytes = 300

/** So many a second, each begun on time whether or not the one before has ended. */
async function paced(one: (turn: number) => Promise<void>): Promise<void> {
  const began = machineMs()
  const underWay: Promise<void>[] = []
  for (let turn = 0; turn < changesASecond * seconds; turn += 1) {
    await pause(Math.max(0, began + (turn * 1_000) / changesASecond - machineMs()))
    underWay.push(one(turn))
  }
  await Promise.all(underWay)
}

/** The bare tool: one emit to everybody, from the moment it is called. */
async function bareBroadcast(): Promise<Delays> {
  const bare = startBeside('./bare-broadcast.ts')
  try {
    const { port } = await heard<FromBare, 'listening'>(bare, 'listening')
    const cookies = Array.from({ length: desks }, () => null)
    return await withCrowd({ url: `http://127.0.0.1:${String(port)}`, path: '/bare', cookies, watch: null }, async () => {
      const sent: [string, number][] = []
      bare.on('message', (message: FromBare) => message.said === 'sent' && sent.push([message.key, message.at]))
      await paced((turn) => {
        bare.send({ do: 'broadcast', key: `change ${String(turn)}`, bytes } satisfies ToBare)
        return Promise.resolve()
      })
      return sent
    })
  } finally {
    bare.disconnect()
  }
}

export const row: BenchRow = {
  id: 'T1',
  title: `A validator claims, and ${String(desks)} open desks see it, ${String(changesASecond)} changes a second`,
  async prepare(world) {
    const house = await world.house()
    const { tokens, validator } = await seatValidators(house, desks)
    const files = (await layOutFiles(house, changesASecond * seconds)).map((id) => ({ id, version: 1, isClaimed: false }))
    const processes = await startProcesses(house)

    /** From the click (the command is called) to each desk: through commit, relay, stream, server and socket. */
    const claims = () =>
      withCrowd(
        {
          url: processes.url,
          path: livePath,
          cookies: tokens.map((token) => `${processes.cookieName}=${token}`),
          watch: { type: 'desk', id: 'registrations' },
        },
        async () => {
          const sent: [string, number][] = []
          await paced(async (turn) => {
            const file = files[turn]
            if (!file) return
            const at = machineMs()
            const act = file.isClaimed
              ? releaseRegistration(house, validator, file.id, file.version)
              : claimRegistration(house, validator, file.id, file)
            file.version = (await act).version
            file.isClaimed = !file.isClaimed
            sent.push([`${file.id} ${String(file.version)}`, at])
          })
          return sent
        },
      )

    // One run gives all three figures: the first contest measures, the others tell what it saw, round by round.
    const [bares, products]: [Delays[], Delays[]] = [[], []]
    const measured = (into: Delays[], measure: () => Promise<Delays>) => async () => {
      const delays = await measure()
      into.push(delays)
      return delays.p50
    }
    let [bareRound, productRound, lostRound] = [0, 0, 0]
    const atMostTwice = { of: 'ratio', is: 'at most', than: 2 } as const
    const contests: Contest[] = [
      {
        name: 'From the act to a desk, half of them (p50)',
        unit: 'ms',
        yardstick: { name: `bare broadcast of ${String(bytes)} bytes`, measure: measured(bares, bareBroadcast) },
        product: measured(products, claims),
        goal: atMostTwice,
      },
      {
        name: 'The same, the slowest hundredth (p99)',
        unit: 'ms',
        yardstick: { name: `bare broadcast of ${String(bytes)} bytes`, measure: () => Promise.resolve(bares[bareRound++]?.p99 ?? NaN) },
        product: () => Promise.resolve(products[productRound++]?.p99 ?? NaN),
        goal: atMostTwice,
      },
      {
        name: 'Messages that did not come',
        unit: 'lost',
        product: () => Promise.resolve(products[lostRound++]?.lost ?? NaN),
        goal: { of: 'value', is: 'at most', than: 0 },
      },
    ]
    return { contests, close: () => processes.stop() }
  },
}
