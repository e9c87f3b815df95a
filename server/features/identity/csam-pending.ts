import { z } from 'zod'
import { seal, unseal } from '../../platform/crypto/sealed.ts'
import type { House } from '../../platform/house.ts'
import { csamMeans } from './csam.contract.ts'
import { createCsamGateway, type CsamGateway } from './csam.gateway.ts'
import { csamMinutes } from './csam.rules.ts'
import { screenLanguages } from './identity.contract.ts'

const shape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  acr: z.enum(csamMeans),
  language: z.enum(screenLanguages),
  back: z.string().nullable(),
  begunAt: z.number(),
})

/** A sign-in that is under way at CSAM. The browser that began it holds it sealed, so nobody else's can be slipped to it. */
export type CsamPending = z.infer<typeof shape>

const context = 'csam-sign-in'
/** Format, key, nonce and tag alone are longer: nothing shorter has to be tried. */
const shortestSealed = 60

export function sealPending(house: House, pending: CsamPending): string {
  return seal(house.config.keys.session, context, JSON.stringify(pending)).toString('base64url')
}

/** What a browser holds; undefined when it is nothing of ours, or too old. */
export function openPending(house: House, sealed: string | null): CsamPending | undefined {
  if (sealed === null || sealed.length < shortestSealed) return undefined
  try {
    const pending = shape.parse(JSON.parse(unseal(house.config.keys.session, context, Buffer.from(sealed, 'base64url'))))
    const age = house.clock.now().getTime() - pending.begunAt
    return age >= 0 && age < csamMinutes * 60_000 ? pending : undefined
  } catch {
    return undefined
  }
}

const patienceMs = 500

/**
 * True for the first who comes back with this state. While Redis is away nobody is turned away: CSAM takes each code once
 * in any case.
 */
export async function isFirstReturn(house: House, { state }: CsamPending): Promise<boolean> {
  const key = `${house.config.deployment}:csam:${state}`
  const noted = house.redis.set(key, '1', 'EX', csamMinutes * 60, 'NX').catch(() => 'OK' as const)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'OK'>((resolve) => {
    timer = setTimeout(resolve, patienceMs, 'OK')
  })
  try {
    return (await Promise.race([noted, late])) === 'OK'
  } finally {
    clearTimeout(timer)
  }
}

const gateways = new WeakMap<House['config'], CsamGateway>()

/** The one client of CSAM of a house: it keeps the issuer's metadata and keys. */
export function csamOf(house: House): CsamGateway {
  const known = gateways.get(house.config)
  if (known) return known
  const gateway = createCsamGateway(house.config.csam)
  gateways.set(house.config, gateway)
  return gateway
}
