import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createViesGateway, type ViesGateway } from '#jobs/gateways/vies.gateway.ts'
import { forgetAway, viesSaysAway } from '#jobs/registrations/vies-status.ts'
import { takeViesTurn, type ViesTurn } from '#jobs/registrations/vies-turns.ts'
import { newId } from '#db/columns.ts'
import { openHouse, type House } from '#server/platform/house.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

/** Two processes on one Redis. */
let here: TestHouse
let there: House
let simulators: TestSimulators
let vies: ViesGateway
beforeAll(async () => {
  simulators = await startTestSimulators()
  vies = createViesGateway(simulators.settings.vies)
  here = await openTestHouse({ change: (config) => ({ ...config, limits: { ...config.limits, viesQuestionsPerSecond: 20 } }) })
  there = await openHouse(here.config, here.log, 'second')
})
afterEach(async () => {
  await simulators.heal()
  const keys = await here.redis.keys(`${here.config.deployment}:vies:*`)
  if (keys.length > 0) await here.redis.unlink(...keys)
})
afterAll(async () => {
  await there.close()
  await here.close()
  await simulators.close()
})

/** As the job does it: comes back when it was told to, until it is its turn. */
async function turnOf(house: House, country: string, who = newId()): Promise<Extract<ViesTurn, { isOurs: true }> & { waits: number }> {
  let waits = 0
  let notBefore = 0
  return eventually(
    async () => {
      if (performance.now() < notBefore) return false
      const turn = await takeViesTurn(house, country, who)
      if (turn.isOurs) return { ...turn, waits }
      waits += 1
      notBefore = performance.now() + turn.pauseMs
      return false
    },
    { everyMs: 2 },
  )
}

describe('a turn to ask VIES', () => {
  it('is held by one question per member state at a time, over all processes', async () => {
    let atOnce = 0
    let most = 0
    const ask = async (house: House) => {
      const turn = await turnOf(house, 'ES')
      atOnce += 1
      most = Math.max(most, atOnce)
      // A question lasts longer than the pace of all: only whoever holds the state keeps the others away.
      const asked = performance.now()
      await eventually(() => performance.now() - asked > 120)
      atOnce -= 1
      await turn.giveBack()
    }
    await Promise.all(Array.from({ length: 8 }, (_, place) => ask(place % 2 === 0 ? here : there)))
    expect(most).toBe(1)
  })

  it('comes no faster than the pace, whichever states are asked, and each waits about once', async () => {
    const countries = ['ES', 'FR', 'DE', 'IT', 'NL', 'PL', 'SE', 'AT', 'EL', 'IE']
    const begin = performance.now()
    const turns = await Promise.all(
      [...countries, ...countries.map((_, place) => `X${String(place)}`)].map(async (country, place) => {
        const turn = await turnOf(place % 2 === 0 ? here : there, country)
        await turn.giveBack()
        return turn.waits
      }),
    )
    // Twenty questions at twenty a second: the last one begins 19 gaps after the first.
    expect(performance.now() - begin).toBeGreaterThanOrEqual(19 * 50 - 20)
    expect(Math.max(...turns)).toBeLessThanOrEqual(2)
  })

  it('of another member state is not held up by one that does not answer', async () => {
    const silent = await turnOf(here, 'ES')
    for (let place = 0; place < 200; place += 1) expect((await takeViesTurn(here, 'ES', newId())).isOurs).toBe(false)
    const begin = performance.now()
    const other = await turnOf(there, 'FR')
    expect(performance.now() - begin).toBeLessThan(1_000)
    await other.giveBack()
    await silent.giveBack()
  })

  it('is given back only by who holds it', async () => {
    const first = await turnOf(here, 'ES')
    await here.redis.unlink(`${here.config.deployment}:vies:held:ES`)
    const second = await turnOf(there, 'ES')
    await first.giveBack()
    expect((await takeViesTurn(here, 'ES', newId())).isOurs).toBe(false)
    await second.giveBack()
  })

  it('ends by itself when its holder dies', async () => {
    await turnOf(here, 'ES')
    const left = await here.redis.pttl(`${here.config.deployment}:vies:held:ES`)
    expect(left).toBeGreaterThan(10_000)
    expect(left).toBeLessThanOrEqual(16_000)
  })
})

describe("VIES' word on its member states", () => {
  const never = new AbortController().signal
  const timesAsked = async () => (await simulators.requests('vies')).filter(({ path }) => path.endsWith('/check-status')).length

  it('is asked at most once a minute over all processes, and then believed', async () => {
    await simulators.fault('vies', { mode: 'error', code: 'MS_UNAVAILABLE' })
    const before = await timesAsked()
    const first = await viesSaysAway(here, vies, 'ES', never)
    expect(first).toMatchObject({ code: 'MS_UNAVAILABLE' })
    expect(first?.forMs).toBeGreaterThan(50_000)
    const all = await Promise.all(Array.from({ length: 20 }, (_, place) => viesSaysAway(place % 2 ? here : there, vies, 'FR', never)))
    expect(all.every((one) => one?.code === 'MS_UNAVAILABLE')).toBe(true)
    expect((await timesAsked()) - before).toBe(1)
  })

  it('says so when the whole service is away', async () => {
    await simulators.fault('vies', { mode: 'error', code: 'SERVICE_UNAVAILABLE' })
    expect(await viesSaysAway(here, vies, 'ES', never)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })

  it('keeps nobody from asking where it cannot be had, and is not asked for again within the minute', async () => {
    await simulators.fault('vies', { mode: 'down' })
    const before = await timesAsked()
    for (const house of [here, there, here]) expect(await viesSaysAway(house, vies, 'ES', never)).toBeUndefined()
    expect((await timesAsked()) - before).toBe(1)
  })

  it('is forgotten as soon as a state that was said to be away has answered', async () => {
    await simulators.fault('vies', { mode: 'error', code: 'MS_UNAVAILABLE' })
    await viesSaysAway(here, vies, 'ES', never)
    await forgetAway(there, 'ES')
    expect(await viesSaysAway(here, vies, 'ES', never)).toBeUndefined()
  })
})
