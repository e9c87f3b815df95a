import { describe, expect, it } from 'vitest'
import { openHistory } from './history.ts'
import type { Told } from './tell.ts'

const told = (position: number): Told => ({
  position,
  rooms: ['thing:1'],
  message: {
    event: 'thing.changed',
    subject: { type: 'thing', id: '1' },
    version: 1,
    position,
    at: '',
    by: { kind: 'system' },
    topics: [],
  },
})

describe('what was told', () => {
  it('is given back in order, from behind a position', () => {
    const history = openHistory(10)
    history.startAt(5)
    for (const position of [6, 7, 8, 9]) history.add(position, position === 7 ? [] : [told(position), told(position)])
    expect(history.since(5)?.map(({ position }) => position)).toEqual([6, 6, 8, 8, 9, 9])
    expect(history.since(8)?.map(({ position }) => position)).toEqual([9, 9])
    expect(history.since(9)).toEqual([])
  })

  it('is not pretended to be known from before its start', () => {
    const history = openHistory(10)
    history.startAt(5)
    expect(history.since(4)).toBeUndefined()
    expect(history.since(5)).toEqual([])
  })

  it('reaches back exactly as far as it says, and is kept no longer than twice that', () => {
    const history = openHistory(10)
    for (let position = 1; position <= 100; position += 1) {
      history.add(position, [told(position)])
      expect(history.since(position - 11), `at ${String(position)}`).toBeUndefined()
      expect(history.since(Math.max(0, position - 10))).toHaveLength(Math.min(position, 10))
    }
  })

  it('is forgotten when another chain begins', () => {
    const history = openHistory(10)
    for (let position = 1; position <= 9; position += 1) history.add(position, [told(position)])
    history.startAt(3)
    expect(history.since(2)).toBeUndefined()
    expect(history.since(3)).toEqual([])
  })
})
