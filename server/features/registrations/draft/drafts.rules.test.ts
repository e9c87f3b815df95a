import { describe, expect, test } from 'vitest'
import { entriesVerdict, linkWish, stepsOfGroups } from './drafts.rules.ts'

describe('writing what is typed', () => {
  const kept = { revision: 4, writer: 'a', turn: 2 }

  test('a page that begins from what is kept writes, and goes on writing', () => {
    expect(entriesVerdict(undefined, { writer: 'a', turn: 1, after: 0 })).toBe('write')
    expect(entriesVerdict(kept, { writer: 'b', turn: 1, after: 4 })).toBe('write')
    // Its own earlier tries may have been lost on the way: the count of its turns goes on, what it began from does not.
    expect(entriesVerdict(kept, { writer: 'a', turn: 7, after: 0 })).toBe('write')
  })

  test('an older writing that arrives late is passed over', () => {
    expect(entriesVerdict(kept, { writer: 'a', turn: 2, after: 4 })).toBe('older')
    expect(entriesVerdict(kept, { writer: 'a', turn: 1, after: 0 })).toBe('older')
  })

  test('a page that began before another one wrote or saved is told', () => {
    expect(entriesVerdict(kept, { writer: 'b', turn: 9, after: 3 })).toBe('elsewhere')
    // Saving leaves an empty row, written by nobody.
    expect(entriesVerdict({ revision: 5, writer: null, turn: 0 }, { writer: 'a', turn: 3, after: 4 })).toBe('elsewhere')
    expect(entriesVerdict({ revision: 1, writer: null, turn: 0 }, { writer: 'a', turn: 1, after: 0 })).toBe('elsewhere')
  })
})

test('groups of the record know the page they are typed on', () => {
  expect(stepsOfGroups(['version', 'identification', 'company', 'legalRepresentatives'])).toEqual(['number', 'office', 'representatives'])
})

describe('a wish for a link', () => {
  const now = new Date('2026-11-03T10:00:00Z')
  const ago = (minutes: number, rest = {}) => ({
    createdAt: new Date(now.getTime() - minutes * 60_000),
    usedAt: null,
    voidedAt: now,
    ...rest,
  })
  const row = { status: 'draft', contactEmail: 'l@x.example', contactConfirmedAt: now, contactMails: 9 } as const

  test('is met for whoever has a contact, also after it was sent, and not after its end', () => {
    expect(linkWish(row, [], now)).toBe('issue')
    expect(linkWish({ ...row, status: 'in-review' }, [], now)).toBe('issue')
    expect(linkWish({ ...row, status: 'withdrawn' }, [], now)).toBe('ended')
    expect(linkWish({ ...row, contactEmail: null }, [], now)).toBe('no-contact')
  })

  test('asks an address to be confirmed once it got two mails', () => {
    expect(linkWish({ ...row, contactConfirmedAt: null, contactMails: 1 }, [], now)).toBe('issue')
    expect(linkWish({ ...row, contactConfirmedAt: null, contactMails: 2 }, [], now)).toBe('confirm-first')
  })

  test('within a minute is answered by the mail under way, and five a day are enough', () => {
    expect(linkWish(row, [ago(0.5, { voidedAt: null })], now)).toBe('sent')
    expect(linkWish(row, [ago(0.5, { voidedAt: null, usedAt: now })], now)).toBe('issue')
    expect(linkWish(row, [ago(2, { voidedAt: null })], now)).toBe('issue')
    expect(
      linkWish(
        row,
        [2, 3, 4, 5].map((minutes) => ago(minutes)),
        now,
      ),
    ).toBe('issue')
    expect(
      linkWish(
        row,
        [2, 3, 4, 5, 6].map((minutes) => ago(minutes)),
        now,
      ),
    ).toBe('too-many')
  })
})
