import type { Reader } from '#db/client.ts'
import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { listTimeline } from '../../audit/list-timeline.query.ts'
import { notePersonalDataRead } from '../../audit/note-personal-data-read.command.ts'
import { findOldEnrolment } from '../../companies/find-old-enrolment.query.ts'
import { namesOfAccounts } from '../../identity/names-of-accounts.query.ts'
import { decidableFacts } from './decidable-facts.query.ts'
import { deskRecordView } from './desk.view.ts'
import { findDuplicates } from './find-duplicates.query.ts'
import { loadRegistrationFile } from './load-registration-file.query.ts'
import { countUnread } from '../messages/registration-messages.repository.ts'
import type { DeskRecord } from '../registrations.contract.ts'
import { maySeeFile, scopeFor } from '../registrations.policy.ts'

/** One file for the desk. That its personal data were read is part of the trail. */
export async function getDeskRegistration(house: House, actor: Actor, id: string): Promise<DeskRecord> {
  demand(maySeeFile(actor))
  const record = await showDeskRegistration(house, house.db, actor, id)
  await notePersonalDataRead(house, actor, { type: 'registration', id })
  return record
}

/** The same inside an act: what the actor sees now, in the transaction's own eyes. */
export async function showDeskRegistration(house: House, reader: Reader, actor: Actor, id: string): Promise<DeskRecord> {
  const file = await loadRegistrationFile(reader, scopeFor(actor), id)
  // A draft is its applicant's own until it is sent.
  if (!file || file.row.submittedAt === null) throw notFound()
  const documentIds = file.proof ? [file.proof.id] : []
  const { vatNumber, cbeNumber } = file.row
  const [timeline, facts, { duplicate, similar }, enrolled, unread] = await Promise.all([
    listTimeline(reader, [{ type: 'registration', id }, ...documentIds.map((document) => ({ type: 'document', id: document }))]),
    decidableFacts(reader, file),
    findDuplicates(reader, scopeFor(actor), file.row),
    findOldEnrolment(reader, { vatNumber, cbeNumber }),
    countUnread(reader, scopeFor(actor), [id], 'company'),
  ])
  const people = [file.row.claimedBy, file.row.decidedBy, ...file.checks.map((check) => check.confirmedBy)].filter((one) => one !== null)
  const names = await namesOfAccounts(reader, people)
  const enrolledBefore = enrolled ? { number: enrolled.number, name: enrolled.name, enrolledOn: enrolled.enrolledOn } : null
  const about = { timeline, names, duplicate, similar, enrolledBefore, unreadMessages: unread.get(id) ?? 0 }
  return deskRecordView(file, facts, about, actor, { now: house.clock.now(), nissKeys: house.config.keys.niss })
}
