import { describe, expect, it } from 'vitest'
import type { Actor } from '../actor.ts'
import { mayGiveDocument, mayReadDocument, maySystemForgetDocuments, maySystemRecordCheck } from './documents.policy.ts'

const expiresAt = new Date('2030-01-01T00:00:00Z')
const own = '0199aaaa-0000-7000-8000-000000000001'
const other = '0199aaaa-0000-7000-8000-000000000002'
const session = { accountId: 'a', sessionId: 's', name: 'n', language: 'fr', authMethod: 'otp', expiresAt } as const

const actors: Record<string, Actor> = {
  anonymous: { kind: 'anonymous' },
  'its applicant': { kind: 'applicant', registrationId: own, rightsVersion: 1, expiresAt },
  'another applicant': { kind: 'applicant', registrationId: other, rightsVersion: 1, expiresAt },
  staff: { kind: 'staff', ...session, roles: ['validator'] },
  person: { kind: 'person', ...session, personId: 'p', companyId: 'c' },
  'half signed in': { kind: 'half-signed-in', ...session, next: 'otp' },
  system: { kind: 'system', job: 'inspect-document' },
}
const proof = { kind: 'registration-proof', subjectId: own } as const

/** Who may give, read, record a check, forget. */
const matrix: [string, boolean, boolean, boolean, boolean][] = [
  ['anonymous', false, false, false, false],
  ['its applicant', true, true, false, false],
  ['another applicant', false, false, false, false],
  ['staff', false, true, false, false],
  ['person', false, false, false, false],
  ['half signed in', false, false, false, false],
  ['system', false, false, true, true],
]

describe('documents', () => {
  it.each(matrix)('%s: give %s, read %s, record a check %s, forget %s', (who, give, read, record, forget) => {
    const actor = actors[who]
    if (!actor) throw new Error(`No actor ${who}`)
    const verdicts = [
      mayGiveDocument(actor, proof),
      mayReadDocument(actor, proof),
      maySystemRecordCheck(actor),
      maySystemForgetDocuments(actor),
    ]
    expect(verdicts.map((verdict) => verdict.allowed)).toEqual([give, read, record, forget])
    // Nobody learns that there is a document which he may not touch.
    for (const verdict of verdicts) if (!verdict.allowed) expect(verdict.because).toBe('not-found')
  })
})
