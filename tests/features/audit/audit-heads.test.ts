import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRelayConnection } from '#jobs/runtime/connections.ts'
import { sealStep } from '#jobs/runtime/seal-step.ts'
import { signHeadNow } from '#jobs/runtime/signed-heads.ts'
import { listAuditHeads } from '#server/features/audit/audit.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { recordSome } from '#tests/support/trail.ts'

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  const relay = openRelayConnection(house.config)
  for (let round = 0; round < 3; round += 1) {
    await recordSome(house, 4)
    await sealStep(relay, () => [])
    await sign()
  }
  await relay.end()
})
afterAll(async () => {
  await server.close()
  await house.close()
})

const sign = () => signHeadNow({ sql: house.sql, clock: house.clock, keys: house.config.keys.audit, log: house.log })

describe('the signed heads of the trail', () => {
  it('are listed to anybody, newest first, a page at a time', async () => {
    const visitor = client(server.url)
    const first = await visitor.call(listAuditHeads, { query: { limit: 2 } })
    expect(first).toMatchObject({ total: 3, totalIsMore: false })
    expect(first.items.map((head) => head.position)).toEqual([12, 8])
    const second = await visitor.call(listAuditHeads, { query: { cursor: first.nextCursor ?? '' } })
    expect(second.items.map((head) => head.position)).toEqual([4])
    expect(second.nextCursor).toBeNull()
  })

  it('can be checked with what they bring along', async () => {
    const { items } = await client(server.url).call(listAuditHeads, {})
    expect(items).toHaveLength(3)
    for (const { position, seal, signedAt, keyId, signature, publicKey } of items) {
      const x = Buffer.from(publicKey ?? '', 'base64').toString('base64url')
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
      const message = JSON.stringify({ keyId, position, seal, signedAt })
      expect(verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64'))).toBe(true)
    }
  })

  it('refuse a cursor that is none of theirs', async () => {
    const { status, problem } = await client(server.url).send(listAuditHeads, { query: { cursor: "1' or 1" } })
    expect([status, problem.code]).toEqual([422, 'invalid-input'])
  })

  it('are signed only when something happened since', async () => {
    expect(await sign()).toBe(false)
    expect((await client(server.url).call(listAuditHeads, {})).total).toBe(3)
  })
})
