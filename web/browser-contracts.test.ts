import { expect, test } from 'vitest'
import { asCalled } from './browser-contracts.ts'

const contract = `import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'
export const states = ['open', 'closed'] as const
const answer = z.object({ state: z.enum(states) })
export const openDoor = describeEndpoint({
  name: 'openDoor',
  method: 'POST',
  path: '/doors/:id',
  summary: 'Open a door',
  answer,
  idempotent: false,
  errors: ['not-found'],
})`

test('a browser knows an endpoint by what calling it takes', () => {
  const code = asCalled(contract, 'doors.contract.ts')
  for (const kept of ["name: 'openDoor'", "method: 'POST'", "path: '/doors/:id'", 'idempotent: false']) expect(code).toContain(kept)
  expect(code).not.toMatch(/summary|not-found|answer,/)
})

test('what only makes a shape is marked, so that it goes when nobody names it; lists of words stay as they are', () => {
  const code = asCalled(contract, 'doors.contract.ts')
  expect(code).toMatch(/const answer = \/\* @__PURE__ \*\/ \(\(\) => \(z\.object/)
  expect(code).toContain("export const states = ['open', 'closed'] as const")
})
