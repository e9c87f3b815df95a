import { expect, it } from 'vitest'
import { inPlace, rowChanges } from './row-changes.ts'

const row = (id: string, status = 'submitted') => ({ id, status })

it('counts what came, what changed and what went, whatever its order', () => {
  const shown = [row('a'), row('b'), row('c')]
  expect(rowChanges(shown, [row('d'), row('c', 'in-review'), row('a')])).toEqual({ added: ['d'], changed: ['c'], gone: ['b'] })
  expect(rowChanges(shown, [row('c'), row('b'), row('a')])).toEqual({ added: [], changed: [], gone: [] })
})

it('keeps rows where they are and shows what is known of them now', () => {
  expect(inPlace([row('a'), row('b')], [row('z'), row('b', 'approved'), row('a')])).toEqual([row('a'), row('b', 'approved')])
  expect(inPlace([row('a')], [])).toEqual([row('a')])
})
