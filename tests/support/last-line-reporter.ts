import { writeSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Says `N passed, N failed, N skipped` when all else has been said: programs read the last line of `npm test`. */
export default class LastLineReporter implements Reporter {
  #passed = 0
  #failed = 0
  #skipped = 0

  onInit(): void {
    // Written while the process ends, since closing projects and services may still print.
    process.once('exit', (code) => {
      // What broke outside of any test (a setup, an uncaught error) must not pass for a good run.
      const failed = code !== 0 && this.#failed === 0 ? 1 : this.#failed
      writeSync(1, `${this.#passed} passed, ${failed} failed, ${this.#skipped} skipped\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    this.#passed = 0
    this.#failed = unhandled.length
    this.#skipped = 0
    for (const module of modules) {
      if (module.errors().length > 0) this.#failed += 1
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') this.#passed += 1
        else if (state === 'failed') this.#failed += 1
        else this.#skipped += 1
      }
    }
  }
}
