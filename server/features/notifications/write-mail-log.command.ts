import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { MailState, MailTemplate } from './notifications.contract.ts'
import { mailRefused, mailSent } from './notifications.events.ts'
import { maySystemKeepMailLog } from './notifications.policy.ts'
import { closeMail, upsertQueuedMail, type NewMail } from './notifications.repository.ts'

/** `eventId`: the event because of which it is sent. */
export type MailFacts = NewMail

export type LoggedMail = { id: string; state: MailState; template: MailTemplate; registrationId: string | null }

/**
 * Notes that a mail is about to be handed over, before it is: what was under way when a process died can be seen. No
 * event yet, since nothing has happened. The text is never kept.
 */
export async function noteMailQueued(house: House, actor: Actor, mail: MailFacts): Promise<LoggedMail> {
  demand(maySystemKeepMailLog(actor))
  const row = await upsertQueuedMail(house.sql, mail, house.clock.now())
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
    const closed = await closeMail(tx, mail.id, end.outcome === 'sent' ? { outcome: 'sent', at: house.clock.now() } : end)
    if (closed === 0) return
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
