/** Thrown by a check: the code is all that health answers show. */
export class Unwell extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.name = 'Unwell'
    this.code = code
  }
}

/** When each loop of the process last came round well. A loop that hangs says nothing itself; its silence does. */
export class Heartbeat {
  #beats = new Map<string, number>()

  beat(loop: string): void {
    this.#beats.set(loop, performance.now())
  }

  /** Milliseconds since the loop last came round; undefined before its first time. */
  ageOf(loop: string): number | undefined {
    const last = this.#beats.get(loop)
    return last === undefined ? undefined : performance.now() - last
  }

  /** A check for readiness: fails while the loop has not come round for `withinMs`. */
  check(loop: string, withinMs: number): () => Promise<void> {
    return () => {
      const age = this.ageOf(loop)
      return age !== undefined && age <= withinMs ? Promise.resolve() : Promise.reject(new Unwell('stuck'))
    }
  }
}
