import { nissMail, temporaryPasswordMail } from '#server/features/identity/credentials/first-credentials.mail.ts'
import type { Language } from '#server/features/identity/identity.contract.ts'
import { mailSent } from '#server/features/notifications/notifications.events.ts'
import { contactMailCounted } from '#server/features/registrations/registrations.events.ts'
import { registrationMailWords } from '#server/features/registrations/mails/registration-mails.words.ts'
import { jobActor, note, wait, type FileState, type Mail } from './state.ts'

const letters = {
  'contact-code': ['contactCode', 'send-contact-code'],
  'registration-received': ['received', 'acknowledge-registration'],
  'registration-approved': ['approved', 'tell-approval'],
  'registration-refused': ['refused', 'tell-refusal'],
  'registration-withdrawn': ['withdrawn', 'tell-withdrawal'],
  'correction-asked': ['correction', 'tell-correction'],
} as const

/** A mail to the contact, if that address may get one more; an unconfirmed one gets two in all. */
export function writeToContact(file: FileState, template: keyof typeof letters, because: string): void {
  const { row } = file
  if (row.contactEmail === null) return
  const [words, job] = letters[template]
  wait(file, 40, 400)
  if (row.contactConfirmedAt === null) {
    if (row.contactMails >= 2) return
    row.contactMails += 1
    const payload = { count: row.contactMails }
    note(file, contactMailCounted.of({ subjectId: row.id, version: row.version, payload }), jobActor(job))
  }
  const subject = registrationMailWords[row.language][words].subject(row.reference)
  sent(file, { template, to: row.contactEmail, subject, because }, job)
}

/** The two mails of first credentials; neither number nor password is kept anywhere. */
export function writeCredentials(file: FileState, person: { id: string; email: string }, because: string): void {
  const { language } = file.row
  const to = person.email
  const about = { to, because, personId: person.id }
  wait(file, 150, 700)
  for (const [template, subject] of Object.entries(credentialSubjects(language))) {
    wait(file, 5, 60)
    sent(file, { ...about, template: template as keyof ReturnType<typeof credentialSubjects>, subject }, 'send-first-credentials')
  }
}

function credentialSubjects(language: Language) {
  return {
    'niss-number': nissMail({ language, name: '', username: '', niss: '00000000000', url: '' }).subject,
    'temporary-password': temporaryPasswordMail({ language, password: '', hours: 72, url: '' }).subject,
  }
}

function sent(file: FileState, mail: Mail, job: string): void {
  const { row, dice } = file
  const id = dice.id(file.at)
  const createdAt = new Date(file.at)
  wait(file, 20, 250)
  file.mails.push({
    id,
    eventId: mail.because,
    template: mail.template,
    recipient: mail.to,
    subject: mail.subject,
    language: row.language,
    messageId: `<${mail.because}.${mail.template}.1@famhp.example>`,
    state: 'sent',
    code: null,
    attempts: 1,
    registrationId: row.id,
    personId: mail.personId ?? null,
    createdAt,
    sentAt: new Date(file.at),
    bouncedAt: null,
  })
  note(file, mailSent.of({ subjectId: id, version: 1, payload: { template: mail.template, registrationId: row.id } }), jobActor(job))
}
