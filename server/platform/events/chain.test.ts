import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalEvent, ChainWalk, firstSeal, sealOf, type Link, type SealableEvent } from './chain.ts'

function event(seq: number): SealableEvent {
  return {
    id: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    seq,
    name: 'registration.changed',
    schemaVersion: 1,
    subjectType: 'registration',
    subjectId: 'r-1',
    subjectVersion: seq,
    companyId: null,
    actorKind: 'anonymous',
    actorId: null,
    authMethod: null,
    requestId: null,
    payload: { b: 1, a: 'é' },
    changes: [],
    recordedAt: '2026-11-23T08:00:00.000Z',
  }
}

function chain(length: number): Link[] {
  let seal: Buffer = firstSeal
  return Array.from({ length }, (_, index) => {
    const one = event(index + 1)
    seal = sealOf(seal, one)
    return { position: index + 1, eventId: one.id, seal, event: one }
  })
}

function walk(links: Link[]) {
  const seen = new ChainWalk()
  for (const link of links) seen.see(link)
  return seen.end()
}

describe('the chain', () => {
  it('spells an event in one way only: keys in order, no spaces', () => {
    const { id, seq } = event(1)
    expect(canonicalEvent(event(1))).toBe(
      `{"actorId":null,"actorKind":"anonymous","authMethod":null,"changes":[],"companyId":null,"id":"${id}",` +
        `"name":"registration.changed","payload":{"a":"é","b":1},"recordedAt":"2026-11-23T08:00:00.000Z","requestId":null,` +
        `"schemaVersion":1,"seq":${seq},"subjectId":"r-1","subjectType":"registration","subjectVersion":1}`,
    )
  })

  it('spells any event as RFC 8785 does', () => {
    const words = fc.string({ unit: 'grapheme' })
    const any = fc.record({
      ...Object.fromEntries(['id', 'name', 'subjectType', 'subjectId', 'actorKind', 'recordedAt'].map((key) => [key, words])),
      ...Object.fromEntries(['companyId', 'actorId', 'authMethod', 'requestId'].map((key) => [key, fc.option(words)])),
      ...Object.fromEntries(['seq', 'schemaVersion', 'subjectVersion'].map((key) => [key, fc.maxSafeNat()])),
      payload: fc.dictionary(words, fc.jsonValue()),
      changes: fc.array(words),
    })
    fc.assert(
      fc.property(any, (one) => {
        expect(canonicalEvent(one as unknown as SealableEvent)).toBe(canonicalize(one))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps its seal for ever: this one was made by the first release', () => {
    expect(sealOf(firstSeal, event(1)).toString('hex')).toMatchInlineSnapshot(
      `"b4ba3657101ef413039d6bb118a313a663fca63ccac4b56f9fa1cd03aa165397"`,
    )
  })

  it('finds nothing wrong in a sound chain', () => {
    expect(walk(chain(50))).toEqual([])
  })

  it('names a changed event, once', () => {
    const links = chain(20)
    const link = links[9]
    if (link?.event) link.event = { ...link.event, payload: { a: 'e', b: 1 } }
    expect(walk(links)).toEqual([{ kind: 'changed', position: 10, eventId: link?.eventId }])
  })

  it('names removed places and removed events', () => {
    const links = chain(20)
    links.splice(4, 3)
    const gone = links[10]
    if (gone) gone.event = undefined
    expect(walk(links)).toEqual([
      { kind: 'removed', position: 5, upTo: 7 },
      { kind: 'removed', position: 14, eventId: gone?.eventId },
    ])
  })

  it('names two events that changed places', () => {
    const links = chain(20)
    const [one, other] = [links[3], links[11]]
    if (one && other) [one.event, other.event] = [other.event, one.event]
    expect(walk(links).map(({ kind, position }) => [kind, position])).toEqual([
      ['moved', 4],
      ['moved', 12],
    ])
  })

  it('names an overwritten seal and leaves its neighbour in peace', () => {
    const links = chain(20)
    const link = links[6]
    if (link) link.seal = Buffer.alloc(32, 7)
    expect(walk(links)).toEqual([{ kind: 'seal-changed', position: 7, eventId: link?.eventId }])
  })

  it('names an event added in the middle with a seal of its own', () => {
    const links = chain(20)
    const added = event(99)
    const before = links[7]?.seal ?? firstSeal
    links.splice(8, 0, { position: 9, eventId: added.id, seal: sealOf(before, added), event: added })
    for (const link of links.slice(9)) link.position += 1
    expect(walk(links).map(({ position }) => position)).toEqual([10])
  })
})
