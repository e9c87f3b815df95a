import type { Adapter, AdapterPayload } from 'oidc-provider'
import { BoundedMap } from './bounded-map.ts'

type Kept = { payload: AdapterPayload; until: number }

/** What a simulated issuer remembers: codes, tokens and who is where. Bounded, and gone with the process. */
export function issuerMemory(): (model: string) => Adapter {
  const kept = new BoundedMap<string, Kept>(20_000)
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`
    const living = (found: Kept | undefined) => (found && found.until > Date.now() ? found.payload : undefined)
    const findBy = (field: 'uid' | 'userCode', value: string) => {
      for (const found of kept.values()) if (found.payload[field] === value && found.payload.kind === model) return living(found)
      return undefined
    }
    return {
      upsert: async (id, payload, expiresIn) => {
        kept.set(keyOf(id), { payload, until: Date.now() + (expiresIn ?? 3_600) * 1_000 })
      },
      find: async (id) => living(kept.get(keyOf(id))),
      findByUid: async (uid) => findBy('uid', uid),
      findByUserCode: async (userCode) => findBy('userCode', userCode),
      consume: async (id) => {
        const found = kept.get(keyOf(id))
        if (found) found.payload = { ...found.payload, consumed: Math.floor(Date.now() / 1_000) }
      },
      destroy: async (id) => kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const found of kept.values()) if (found.payload.grantId === grantId) found.until = 0
      },
    }
  }
}
