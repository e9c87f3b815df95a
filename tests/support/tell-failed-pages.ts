import { afterEach } from 'vitest'
import { tellOpenPages } from './browser.ts'

let isTold = false

/** The first test of a journey that fails says with its error what the pages showed: whoever reads of it was not there. */
afterEach(async ({ task }) => {
  const [error] = task.result?.state === 'fail' ? (task.result.errors ?? []) : []
  if (error === undefined || isTold) return
  isTold = true
  const seen = `\n\nWhat was to be seen:\n${await tellOpenPages()}`
  error.message += seen
  error.stack =
    error.stack === undefined
      ? undefined
      : `${error.name}: ${error.message}\n${error.stack
          .split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .join('\n')}`
})
