import { notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { mailTemplates } from './notifications.contract.ts'
import { mailBounced } from './notifications.events.ts'
import { maySystemKeepMailLog } from './notifications.policy.ts'
import { bounceMailRow, lockMailByMessage } from './notifications.repository.ts'

export type Bounce = { messageId: string; recipient: string; code: string }

/**
 * Notes that a mail came back after it was taken. Told twice it changes nothing; a mail that was refused at once stays
 * refused. It may be told before the sending job has noted its own end: the later news counts.
 */
export async function noteBounce(house: House, actor: Actor, { messageId, recipient, code }: Bounce): Promise<void> {
  await house.transaction(actor, async (tx) => {
    demand(maySystemKeepMailLog(actor))
    const mail = await lockMailByMessage(tx, messageId, recipient)
    if (!mail) throw notFound()
    if (mail.state !== 'sent' && mail.state !== 'queued') return
    await bounceMailRow(tx, mail.id, code, house.clock.now())
    const template = mailTemplates.find((one) => one === mail.template)
    if (!template) throw new Error(`The mail log names a template that does not exist: ${mail.template}`)
    const payload = { template, registrationId: mail.registrationId, code }
    await recordEvent(tx, mailBounced.of({ subjectId: mail.id, version: 1, payload }))
  })
}
