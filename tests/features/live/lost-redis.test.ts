import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startRedis } from '#scripts/embedded/redis.ts'
import { startedRegistration } from '../../support/factories/registrations.ts'
import { openTestHouse } from '../../support/house.ts'
import { eventually } from '../../support/eventually.ts'
import { recordOne, recordSome } from '../../support/trail.ts'
import { connect, openLive, resumeFrom, startRelayOf, watch } from './live-world.ts'

const dir = mkdtempSync(join(tmpdir(), 'portal-live-redis-'))
let redis = await startRedis({ dir })
const house = await openTestHouse({ redisUrl: redis.url })
const port = await openLive(house)
const relay = startRelayOf(house)
afterAll(async () => {
  await port.close()
  await relay.close()
  await house.close()
  await redis.stop()
  rmSync(dir, { recursive: true, force: true })
})

const stream = `${house.config.deployment}:events:live`

async function follower() {
  const mine = await startedRegistration(house)
  const client = await connect(port.url, { token: mine.token })
  await watch(client, 'registration', mine.id)
  const [from] = client.hellos
  await resumeFrom(client, from ?? 0)
  const told = async () => {
    const rows = await house.sql<{ position: string }[]>`
      select c.position from event_chain c join events e on e.id = c.event_id
      where e.subject_id = ${mine.id} and c.position > ${from ?? 0} order by c.position`
    // What is told twice only makes a page fetch twice: a catch-up may overtake the line it catches up with.
    expect([...new Set(client.changes.map((change) => change.position))]).toEqual(rows.map((row) => Number(row.position)))
    return rows.length
  }
  return { mine, client, told }
}

describe('without Redis, or with one that has forgotten everything', () => {
  it('nothing is missed when it is wiped in the middle', async () => {
    const { mine, client, told } = await follower()
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([recordSome(house, 20), recordOne(house, mine.id), house.redis.flushall(), recordOne(house, mine.id)])
    }
    await eventually(async () => (await told()) >= 10)
    client.socket.disconnect()
  })

  it('nothing is missed when the stream is cut, or holds what is no event', async () => {
    const { mine, client, told } = await follower()
    await recordOne(house, mine.id)
    await eventually(async () => (await told()) >= 1)
    const ahead = port.live.position() + 1
    await house.redis.del(stream)
    await house.redis.xadd(stream, `${String(ahead)}-0`, 'event', 'not json')
    await recordOne(house, mine.id)
    await house.redis.xtrim(stream, 'MAXLEN', 0)
    await recordOne(house, mine.id)
    await eventually(async () => (await told()) >= 3)
    client.socket.disconnect()
  })

  it('changes go on being told while it is away, from PostgreSQL, and by the stream when it is back', async () => {
    const { mine, client, told } = await follower()
    await redis.stop()
    await recordOne(house, mine.id)
    await eventually(async () => (await told()) >= 1, { withinMs: 6_000 })
    await recordOne(house, mine.id)
    await eventually(async () => (await told()) >= 2, { withinMs: 6_000 })
    const another = await connect(port.url)
    another.socket.disconnect()
    redis = await startRedis({ dir, port: redis.port })
    await recordOne(house, mine.id)
    await eventually(async () => (await told()) >= 3, { withinMs: 10_000 })
    expect(client.ends).toEqual([])
    client.socket.disconnect()
  })

  it('a chain that was put back sends everybody to fetch anew', async () => {
    await relay.close()
    const { client } = await follower()
    // The stream goes with it: what stands there is of the chain that was.
    await house.redis.del(stream)
    await house.sql`update event_chain_head set position = 1`
    await eventually(() => client.ends.length > 0, { withinMs: 5_000 })
    const again = await connect(port.url)
    expect(again.hellos).toEqual([1])
    expect(await resumeFrom(again, 7)).toEqual({ ok: false, code: 'too-old' })
    again.socket.disconnect()
  })
})
