import { newId } from '#db/columns.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { Language } from '../identity/identity.contract.ts'
import type { MailState, MailTemplate } from './notifications.contract.ts'
import { mailRefused, mailSent } from './notifications.events.ts'
import { maySystemKeepMailLog } from './notifications.policy.ts'
import { closeMail, upsertQueuedMail } from './notifications.repository.ts'

export type MailFacts = {
  /** The event because of which it is sent. */
  eventId: string
  messageId: string
  template: MailTemplate
  recipient: string
  subject: string
  language: Language
  registrationId: string | null
  personId: string | null
}

export type LoggedMail = { id: string; state: MailState; template: MailTemplate; registrationId: string | null }

/**
 * Notes that a mail is about to be handed over, before it is: what was under way when a process died can be seen. No
 * event yet, since nothing has happened. The text is never kept.
 */
export async function noteMailQueued(house: House, actor: Actor, mail: MailFacts): Promise<LoggedMail> {
  demand(maySystemKeepMailLog(actor))
  const row = await upsertQueuedMail(house.db, { id: newId(), ...mail, createdAt: house.clock.now() })
  if (!row) throw new Error('The mail log took no row')
  return { id: row.id, state: row.state, template: mail.template, registrationId: mail.registrationId }
}

/** Notes how a mail ended: taken by the mail server, or refused for good. A second note of the same end changes nothing. */
export async function noteMailEnd(
  house: House,
  actor: Actor,
  { mail, end }: { mail: LoggedMail; end: { outcome: 'sent' } | { outcome: 'refused'; code: string } },
): Promise<void> {
  await house.transaction(actor, async (tx) => {
    demand(maySystemKeepMailLog(actor))
    const state = end.outcome === 'sent' ? ({ state: 'sent', sentAt: house.clock.now() } as const) : ({ state: 'refused', code: end.code } as const)
    if ((await closeMail(tx, mail.id, state)) === 0) return
    const { template, registrationId } = mail
    const subject = { subjectId: mail.id, version: 1 }
    await recordEvent(
      tx,
      end.outcome === 'sent'
        ? mailSent.of({ ...subject, payload: { template, registrationId } })
        : mailRefused.of({ ...subject, payload: { template, registrationId, code: end.code } }),
    )
  })
}
