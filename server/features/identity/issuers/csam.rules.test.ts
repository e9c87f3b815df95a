import { describe, expect, it } from 'vitest'
import { csamRefusalOf, csamVerdict } from './csam.rules.ts'

const level = (number: number) => `urn:be:fedict:iam:fas:Level${number}`
const shown = (acr: string | undefined, amr: string[] = [], roles: string[] = []) => ({ acr, amr, roles })

describe('what is shown at CSAM', () => {
  it.each([
    ['the card for the card', 'eid', shown(level(500), ['eid']), { accepted: true, method: 'eid' }],
    ['the app for the app', 'itsme', shown(level(450), ['bmid']), { accepted: true, method: 'itsme' }],
    ['the card for the app', 'itsme', shown(level(500), ['eid']), { accepted: true, method: 'eid' }],
    ['the level alone, where no means is said', 'itsme', shown(level(450)), { accepted: true, method: 'itsme' }],
    ['the app for the card', 'eid', shown(level(450), ['bmid']), { accepted: false, why: 'too-weak' }],
    ['a password of the citizen', 'itsme', shown('urn:be:fedict:iam:fas:citizen:Level100', ['pwd']), { accepted: false, why: 'too-weak' }],
    ['no level', 'itsme', shown(undefined, ['eid']), { accepted: false, why: 'too-weak' }],
    ['something like a level', 'itsme', shown(`${level(500)}0`, ['eid']), { accepted: false, why: 'too-weak' }],
    ['a means nobody knows', 'eid', shown(level(500), ['iris']), { accepted: false, why: 'too-weak' }],
    ['a resident card', 'eid', shown(level(500), ['eid-foreigner']), { accepted: false, why: 'resident-card' }],
    ['a resident card, said by its role', 'eid', shown(level(500), ['eid'], ['foreigner-card']), { accepted: false, why: 'resident-card' }],
    ['a child’s card', 'eid', shown(level(500), ['eid-kids']), { accepted: false, why: 'kids-id' }],
    ['a child’s card, said by its role', 'eid', shown(level(500), [], ['kids-card']), { accepted: false, why: 'kids-id' }],
  ] as const)('%s', (_name, asked, proof, verdict) => {
    expect(csamVerdict(asked, proof)).toEqual(verdict)
  })

  it.each([
    ['access_denied', undefined, 'cancelled'],
    ['access_denied', 'pin_incorrect', 'wrong-pin'],
    ['access_denied', 'card_blocked', 'card-blocked'],
    ['interaction_required', undefined, 'cancelled'],
    ['server_error', 'pin_incorrect', 'unavailable'],
    ['temporarily_unavailable', undefined, 'unavailable'],
    ['invalid_request', undefined, 'not-trusted'],
    ['<script>', undefined, 'not-trusted'],
  ])('is refused by it with %s (%s): %s', (error, description, why) => {
    expect(csamRefusalOf(error, description)).toBe(why)
  })
})
