import { afterEach } from 'vitest'
import { tellOpenPages } from './browser.ts'

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(`\nWhat was to be seen when "${task.name}" failed:\n${await tellOpenPages()}\n`)
})
