import { describe, expect, test } from 'vitest'
import { mayBeSentAgain, mostContactCodes, mostMailsAgain, type MailedFile } from './mail-again.rules.ts'
import { mailsToSendAgain } from '../story/registration-story.contract.ts'
import { registrationStatuses } from '../registrations.contract.ts'

const day = new Date('2026-11-02T10:00:00Z')
const file = (given: Partial<MailedFile> = {}): MailedFile => ({
  status: 'submitted',
  submittedAt: day,
  contactEmail: 'a@b.example',
  contactConfirmedAt: day,
  contactMails: 2,
  contactCodes: 1,
  mailsSentAgain: 0,
  ...given,
})
const offered = (given: Partial<MailedFile>) => mailsToSendAgain.filter((template) => mayBeSentAgain(file(given), template))

describe('a mail may be sent again', () => {
  test('while it still says what is so', () => {
    const found = registrationStatuses.map((status) => [status, offered({ status, submittedAt: status === 'draft' ? null : day })])
    expect(Object.fromEntries(found)).toEqual({
      draft: [],
      submitted: ['registration-received'],
      'in-review': ['registration-received'],
      'correction-asked': ['correction-asked'],
      approved: ['registration-approved'],
      refused: ['registration-refused'],
      withdrawn: [],
    })
  })

  test('to an address nobody confirmed only as long as it had fewer than two', () => {
    const unconfirmed = { contactConfirmedAt: null, status: 'draft', submittedAt: null } as const
    expect(offered({ ...unconfirmed, contactMails: 1 })).toEqual(['contact-code'])
    expect(offered({ ...unconfirmed, contactMails: 2 })).toEqual([])
    expect(offered({ ...unconfirmed, contactMails: 1, contactCodes: mostContactCodes })).toEqual([])
  })

  test('five times in all, and to somebody', () => {
    expect(offered({ mailsSentAgain: mostMailsAgain - 1 })).toEqual(['registration-received'])
    expect(offered({ mailsSentAgain: mostMailsAgain })).toEqual([])
    expect(offered({ contactEmail: null })).toEqual([])
  })
})
