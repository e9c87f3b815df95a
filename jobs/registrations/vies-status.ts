import type { House } from '#server/platform/house.ts'
import type { ViesGateway } from '../gateways/vies.gateway.ts'

/** VIES' own word on its member states is asked so seldom, over all processes, and believed for as long. */
const believedMs = 60_000

type Known = { all: boolean; countries: string[] }

/** A member state that VIES says is away: with which code, and until when that is believed. */
export type Away = { code: 'SERVICE_UNAVAILABLE' | 'MS_UNAVAILABLE'; forMs: number }

/**
 * Whether VIES says that this member state does not answer; undefined where it does, or where nobody knows. Asked before a
 * silent state is tried again, so that we do not knock at a door of which we are told that nobody is in.
 */
export async function viesSaysAway(house: House, vies: ViesGateway, country: string, signal: AbortSignal): Promise<Away | undefined> {
  const { redis } = house
  const keys = keysOf(house)
  let known = await redis.get(keys.status)
  if (known === null && (await redis.set(keys.asked, '1', 'PX', believedMs, 'NX')) === 'OK') {
    const status = await vies.checkStatus(signal)
    if (status.outcome !== 'answered') return undefined
    const countries = Object.keys(status.countries).filter((code) => status.countries[code] === 'unavailable')
    known = JSON.stringify({ all: !status.available, countries } satisfies Known)
    await redis.set(keys.status, known, 'PX', believedMs)
  }
  if (known === null) return undefined
  const { all, countries } = JSON.parse(known) as Known
  if (!all && !countries.includes(country)) return undefined
  const forMs = Math.max(1_000, await redis.pttl(keys.status))
  return { code: all ? 'SERVICE_UNAVAILABLE' : 'MS_UNAVAILABLE', forMs }
}

/** A member state that has just answered is not away, whatever was said of it: who waits for that word need not. */
export async function forgetAway(house: House, country: string): Promise<void> {
  const { redis } = house
  const { status } = keysOf(house)
  const known = await redis.get(status)
  if (known === null) return
  const { all, countries } = JSON.parse(known) as Known
  if (all || countries.includes(country)) await redis.del(status)
}

function keysOf({ config }: House) {
  return { status: `${config.deployment}:vies:status`, asked: `${config.deployment}:vies:status-asked` }
}
