import { describe, expect, it } from 'vitest'
import { languages } from '../identity.contract.ts'
import { nissMail, temporaryPasswordMail } from './first-credentials.mail.ts'
import { staffInvitationMail } from '../staff/staff-invitation.mail.ts'

const url = 'http://localhost:3000/sign-in'
const person = { name: 'Aline Macron', username: 'aline.macron', niss: '79480208210', url }

describe.each(languages)('first credentials in %s', (language) => {
  const number = nissMail({ language, ...person })
  const password = temporaryPasswordMail({ language, password: 'Kf7w-8QnB-x3Yd-Rt52', hours: 72, url })

  it('tell the number as the agency writes it, in both parts', () => {
    expect(number.text).toMatch(/^794802 082 10$/m)
    expect(number.html).toContain('794802 082 10')
    expect(number.text).not.toContain('79480208210')
  })

  it('tell the password alone on a line, the only one that looks like one', () => {
    expect(password.text.split('\n').filter((line) => /^[A-Za-z0-9-]{12,64}$/.test(line))).toEqual(['Kf7w-8QnB-x3Yd-Rt52'])
    expect(number.text.split('\n').filter((line) => /^[A-Za-z0-9-]{12,64}$/.test(line))).toEqual([])
  })

  it('keep number and password apart, and out of the subjects', () => {
    for (const part of [password.subject, password.text, password.html]) {
      for (const secret of ['794802', '79480208210', 'Aline', 'Macron', 'aline.macron']) expect(part).not.toContain(secret)
    }
    for (const subject of [number.subject, password.subject]) expect(subject).not.toMatch(/\d/)
  })
})

describe('the three languages', () => {
  it('are three different mails each', () => {
    const invitation = { name: 'Sofie Maes', username: 'sofie.maes', url: `${url}/x`, hours: 72 }
    const mails = [
      languages.map((language) => nissMail({ language, ...person })),
      languages.map((language) => temporaryPasswordMail({ language, password: 'x', hours: 72, url })),
      languages.map((language) => staffInvitationMail({ language, ...invitation })),
    ]
    for (const versions of mails) {
      expect(new Set(versions.map((mail) => mail.subject)).size).toBe(3)
      expect(new Set(versions.map((mail) => mail.text)).size).toBe(3)
      versions.forEach((mail, at) => expect(mail.html).toContain(`<html lang="${languages[at] ?? ''}"`))
    }
  })

  it('greet neutrally who was named by number alone', () => {
    expect(nissMail({ language: 'fr', ...person, name: '' }).text).toMatch(/^Madame, Monsieur,$/m)
  })
})
