import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { refetching, type Progress } from './refetching.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }))
afterEach(() => void vi.useRealTimers())

/** A fetch that ends when the test says so. */
function slow() {
  const calls: { give(data: number): void; fail(error: unknown): void; signal: AbortSignal }[] = []
  const shown: Progress<number>[] = []
  const fetch = (signal: AbortSignal) => new Promise<number>((give, fail) => void calls.push({ give, fail, signal }))
  return { calls, shown, fetch, show: (progress: Progress<number>) => void shown.push(progress) }
}

it('makes one fetch of many changes', async () => {
  const { calls, fetch, show } = slow()
  const query = refetching(fetch, show)
  for (let count = 0; count < 50; count += 1) query.told()
  await vi.advanceTimersByTimeAsync(400)
  expect(calls).toHaveLength(1)
})

it('makes one more of what was told during a fetch, for that may have come too late for it', async () => {
  const { calls, shown, fetch, show } = slow()
  const query = refetching(fetch, show)
  query.told()
  await vi.advanceTimersByTimeAsync(400)
  for (let count = 0; count < 5; count += 1) query.told()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(calls, 'never two at a time').toHaveLength(1)
  calls[0]?.give(1)
  await vi.advanceTimersByTimeAsync(400)
  expect(calls).toHaveLength(2)
  calls[1]?.give(2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toHaveLength(2)
  expect(shown.at(-1)).toMatchObject({ data: 2, refreshing: false })
})

it('fetches ever more seldom while it never stops, and at once again after a pause', async () => {
  let count = 0
  const query = refetching(
    () => Promise.resolve(++count),
    () => undefined,
  )
  for (let tick = 0; tick < 60_000 / 50; tick += 1) {
    query.told()
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(count).toBeGreaterThanOrEqual(10)
  expect(count).toBeLessThanOrEqual(22)
  await vi.advanceTimersByTimeAsync(60_000)
  const before = count
  query.told()
  await vi.advanceTimersByTimeAsync(70)
  expect(count).toBe(before + 1)
})

it('fetches nothing while hidden, and catches up when looked at', async () => {
  const { calls, fetch, show } = slow()
  const query = refetching(fetch, show)
  query.told()
  query.hide(true)
  query.told()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toHaveLength(0)
  query.hide(false)
  await vi.advanceTimersByTimeAsync(400)
  expect(calls).toHaveLength(1)
})

it('tries again by itself what failed for the moment, and leaves a refusal alone', async () => {
  const { calls, shown, fetch, show } = slow()
  const query = refetching(fetch, show)
  query.told()
  await vi.advanceTimersByTimeAsync(400)
  calls[0]?.fail(new Error('the network'))
  await vi.advanceTimersByTimeAsync(4_000)
  expect(calls).toHaveLength(2)
  const refusal = Object.assign(new Error('not-found'), { problem: { code: 'not-found', status: 404 } })
  calls[1]?.fail(refusal)
  await vi.advanceTimersByTimeAsync(300_000)
  expect(calls).toHaveLength(2)
  expect(shown.at(-1)).toEqual({ error: refusal, refreshing: false })
})

it('shows nothing any more once it is closed', async () => {
  const { calls, shown, fetch, show } = slow()
  const query = refetching(fetch, show)
  query.told()
  await vi.advanceTimersByTimeAsync(400)
  const before = shown.length
  query.close()
  expect(calls[0]?.signal.aborted).toBe(true)
  calls[0]?.give(1)
  query.told()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(shown).toHaveLength(before)
  expect(calls).toHaveLength(1)
})

it('by hand waits for the fetch that began after the hand', async () => {
  const { calls, fetch, show } = slow()
  const query = refetching(fetch, show)
  query.told()
  await vi.advanceTimersByTimeAsync(400)
  let isDone = false
  const done = query.now().then(() => (isDone = true))
  calls[0]?.give(1)
  await vi.advanceTimersByTimeAsync(0)
  expect(isDone).toBe(false)
  expect(calls).toHaveLength(2)
  calls[1]?.give(2)
  await done
})
