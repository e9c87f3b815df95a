import type { House } from '../house.ts'
import type { Endpoint } from './endpoint.ts'
import { endpointCall, type CallEndpoint } from './endpoint-call.ts'
import type { PatternCodes } from './field-codes.ts'
import { openIdempotency } from './idempotency.ts'
import { translator, type FieldWords, type Translate } from './problem-details.ts'
import { openFloodGate, openLimits, type Flood, type LimitedEndpoints } from './rate-limit.ts'
import type { Identify } from './request-facts.ts'

/** What the features bring: their endpoints, their words, and who is who. The doors know no business. */
export type DoorSetup = {
  house: House
  endpoints: readonly Endpoint[]
  limited: LimitedEndpoints
  fieldWords: FieldWords
  patternCodes: PatternCodes
  identify: Identify
}

/** What the ways in (HTTP, pages, uploads) share. */
export type Doors = {
  house: House
  endpoints: readonly Endpoint[]
  byName: ReadonlyMap<string, Endpoint>
  call: CallEndpoint
  translate: Translate
  identify: Identify
  flood: Flood
  close(): void
}

export function openDoors({ house, endpoints, limited, fieldWords, patternCodes, identify }: DoorSetup): Doors {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.contract.name, endpoint]))
  if (byName.size !== endpoints.length) throw new Error('Two endpoints have the same name')
  const idempotency = openIdempotency(house)
  const flood = openFloodGate(house.config)
  return {
    house,
    endpoints,
    byName,
    call: endpointCall({ house, limits: openLimits(house), idempotency, limited, patternCodes }),
    translate: translator(fieldWords),
    flood,
    async identify(credentials) {
      const actor = await identify(credentials)
      const token = credentials.authorization ?? credentials.sessionToken ?? credentials.registrationToken
      if (token !== undefined && actor.kind !== 'anonymous') flood.trust(token)
      return actor
    },
    close: () => idempotency.close(),
  }
}
