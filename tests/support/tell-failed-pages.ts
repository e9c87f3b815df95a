import { afterEach, beforeEach } from 'vitest'
import { tellOpenPages } from './browser.ts'

let failed: { name: string; suite: string | undefined } | undefined

/** A journey is walked step by step: where one step failed, those after it would only wait for what never comes. */
beforeEach(({ task, skip }) => {
  const isOfTheSameWalk = failed !== undefined && failed.suite === task.suite?.id && task.file.name.endsWith('.journey.test.ts')
  if (isOfTheSameWalk) skip(`"${failed?.name ?? ''}" failed before`)
})

/** The first step that fails says with its error what the pages showed: whoever reads of it was not there. */
afterEach(async ({ task }) => {
  const [error] = task.result?.state === 'fail' ? (task.result.errors ?? []) : []
  if (error === undefined || failed !== undefined) return
  failed = { name: task.name, suite: task.suite?.id }
  error.message += `\n\nWhat was to be seen:\n${await tellOpenPages()}`
  const places = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? []
  error.stack = [`${error.name}: ${error.message}`, ...places].join('\n')
})
