const mostAtOnce = 500

/**
 * Gathers calls that come while the last round is under way into one: a busy worker makes few large statements, an idle
 * one answers at once. All calls of a round that fails fail with it.
 */
export function batched<Key, Result>(work: (keys: readonly Key[]) => Promise<Result[]>): (key: Key) => Promise<Result> {
  type Call = { key: Key; resolve: (result: Result) => void; reject: (error: unknown) => void }
  const waiting: Call[] = []
  let isUnderWay = false

  async function rounds(): Promise<void> {
    while (waiting.length > 0) {
      const round = waiting.splice(0, mostAtOnce)
      try {
        const results = await work(round.map((call) => call.key))
        // Every key has its result at its own place; `undefined` is a result too.
        round.forEach((call, place) => call.resolve(results[place] as Result))
      } catch (error) {
        for (const call of round) call.reject(error)
      }
    }
    isUnderWay = false
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (isUnderWay) return
      isUnderWay = true
      // A turn of the event loop lets the jobs that arrived together be asked for together.
      setImmediate(() => void rounds())
    })
}

/**
 * A list as PostgreSQL spells arrays, for what needs no escaping: ids, names of jobs and queues, numbers, hexadecimal.
 * The driver would look at each sign of each word.
 */
export function plainArray(words: readonly (string | number)[]): string {
  return `{${words.join(',')}}`
}
