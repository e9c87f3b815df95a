import { Server } from 'socket.io'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { openCluster } from '#server/platform/live/cluster.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a server that ends while it still connects to the others leaves no fault behind to end the process', async () => {
  const unhandled = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', unhandled)
  onTestFinished(() => void process.off('unhandledRejection', unhandled))
  for (let round = 0; round < 20; round++) {
    const cluster = openCluster(house)
    const io = new Server({ adapter: cluster.adapter })
    io.of('/')
    // Not a wait for something: each round is cut off a little later on its way.
    await new Promise((resolve) => setTimeout(resolve, round / 4))
    await io.of('/').adapter.close()
    cluster.close()
  }
  await new Promise((resolve) => setImmediate(resolve))
  expect(unhandled).not.toHaveBeenCalled()
})
