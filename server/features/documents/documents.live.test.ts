import { describe, expect, it } from 'vitest'
import { documentEvents } from './documents.events.ts'
import { documentsLive } from './documents.live.ts'

const registration = '0199aaaa-0000-7000-8000-000000000001'
const event = (name: string, payload: Record<string, unknown>) => ({
  position: 7,
  eventId: '0199aaaa-0000-7000-8000-000000000003',
  name,
  subject: { type: 'document', id: '0199aaaa-0000-7000-8000-000000000002', version: 1 },
  companyId: null,
  actor: { kind: 'system', id: 'inspect-document' },
  payload,
  at: '2026-11-23T09:00:00.000Z',
})

describe('who hears of a document', () => {
  it.each(documentEvents.map(({ name }) => name))('%s is told to the watchers of its registration as a change of it', (name) => {
    const of = { type: 'registration', id: registration }
    expect(documentsLive[name](event(name, { kind: 'registration-proof', of }))).toEqual({
      rooms: [`registration:${registration}`],
      subject: of,
    })
  })

  it('is nobody where the event does not say what it belongs to', () => {
    expect(documentsLive['document.stored'](event('document.stored', {}))).toEqual({ rooms: [] })
  })
})
