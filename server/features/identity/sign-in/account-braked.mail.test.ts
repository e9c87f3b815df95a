import { describe, expect, it } from 'vitest'
import { accountBrakedMail, type BrakedMailFacts } from './account-braked.mail.ts'
import { brakedBehind } from './brake.contract.ts'
import { languages } from '../identity.contract.ts'

const since = new Date('2026-03-02T08:41:00Z')
const facts: BrakedMailFacts = {
  language: 'en',
  name: 'Claire Vautrin',
  kind: 'person',
  behind: 'nothing',
  passwords: 10,
  codes: 0,
  since,
  longestPauseMinutes: 15,
  way: 'forgot',
  url: 'http://localhost:3000/sign-in/forgot',
}

describe.each(languages)('the mail about a braked account in %s', (language) => {
  it('tells how many were wrong, since when, and how long one waits; no line for what was not wrong', () => {
    const { text } = accountBrakedMail({ ...facts, language })
    expect(text).toMatch(/: 10$/m)
    expect(text).not.toMatch(/: 0$/m)
    expect(text).toContain('9:41')
    expect(text).toContain('15 minut')
    expect(text).toContain(facts.url)
  })

  it('says the same of nobody: each case has its own words, for staff too', () => {
    const texts = brakedBehind.flatMap((behind) =>
      (['person', 'staff'] as const).map((kind) => accountBrakedMail({ ...facts, language, behind, kind }).text),
    )
    expect(new Set(texts).size).toBe(texts.length)
    const subjects = brakedBehind.map((behind) => accountBrakedMail({ ...facts, language, behind }).subject)
    expect(new Set(subjects).size).toBe(brakedBehind.length)
    for (const subject of subjects) expect(subject).not.toMatch(/Vautrin|\d/)
  })
})

it('sends staff to an administrator, never to a link by mail', () => {
  const { text } = accountBrakedMail({ ...facts, kind: 'staff', way: 'account', url: 'http://localhost:3000/account' })
  expect(text).toContain('speak to an administrator')
  expect(text).not.toContain('ask for a new password')
})

it('says that the password was right, and to choose another first, where that is so', () => {
  const { subject, text } = accountBrakedMail({ ...facts, behind: 'password', passwords: 0, codes: 10 })
  expect(subject).toBe('Somebody may know your password')
  expect(text).toContain('typed your right password')
  expect(text).toContain('Choose a new password at once')
})
