import { newId } from '#db/columns.ts'
import { firstKey } from '../../../platform/crypto/sealed.ts'
import { conflict, notFound, tooMany } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { mayBeSentAgain, mostMailsAgain } from './mail-again.rules.ts'
import type { MailToSendAgain } from '../story/registration-story.contract.ts'
import type { RegistrationView } from '../registrations.contract.ts'
import { contactCodeWanted, mailAskedAgain } from '../registrations.events.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { statusNow } from '../registrations.rules.ts'
import { showOwnRegistration } from '../show-registration.query.ts'

const dayInSeconds = 86_400

/** Has one of our mails sent again. A code is made anew, so that the one that went astray opens nothing. */
export async function sendMailAgain(house: House, actor: Actor, id: string, template: MailToSendAgain): Promise<RegistrationView> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  await house.transaction(actor, async (tx) => {
    const stored = await lockRegistration(tx, scope, id)
    if (!stored) throw notFound()
    const now = house.clock.now()
    const row = statusNow(stored, now)
    if (row.mailsSentAgain >= mostMailsAgain) throw tooMany(dayInSeconds)
    if (!mayBeSentAgain(row, template)) throw conflict('not-in-this-state', await showOwnRegistration(house, tx, scope, id))
    const counted = { mailsSentAgain: row.mailsSentAgain + 1 }
    if (template === 'contact-code') {
      const issueId = newId()
      const code = { contactCodeIssue: issueId, contactCodeKeyId: firstKey(house.config.keys.credential).id, contactCodeAt: now }
      await updateRegistration(tx, scope, id, { ...counted, ...code, contactCodeTries: 0, contactCodes: row.contactCodes + 1 })
      await recordEvent(tx, contactCodeWanted.of({ subjectId: id, version: row.version, payload: { issueId } }))
    } else {
      await updateRegistration(tx, scope, id, counted)
      await recordEvent(tx, mailAskedAgain.of({ subjectId: id, version: row.version, payload: { template } }))
    }
  })
  return showOwnRegistration(house, house.db, scope, id)
}
