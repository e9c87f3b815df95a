import type { Reader } from '#db/client.ts'
import { notFound } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { listTimeline } from '../audit/list-timeline.query.ts'
import { notePersonalDataRead } from '../audit/note-personal-data-read.command.ts'
import { findCompaniesNamed } from '../companies/find-companies-named.query.ts'
import { namesOfAccounts } from '../identity/names-of-accounts.query.ts'
import type { LikelyDuplicate, NumberRequestRecord } from './enterprise-numbers.contract.ts'
import { mayReadRequest } from './enterprise-numbers.policy.ts'
import { findRequest, similarRequests, type RequestRow } from './enterprise-numbers.repository.ts'
import { requestRecordView } from './enterprise-numbers.view.ts'

const type = 'enterprise-number-request'

/** One request for the desk. That its contact was read is part of the trail. */
export async function getNumberRequest(house: House, actor: Actor, id: string): Promise<NumberRequestRecord> {
  demand(mayReadRequest(actor))
  const record = await showNumberRequest(house.db, actor, id)
  await notePersonalDataRead(house, actor, { type, id })
  return record
}

/** The same inside an act. */
export async function showNumberRequest(reader: Reader, actor: Actor, id: string): Promise<NumberRequestRecord> {
  demand(mayReadRequest(actor))
  const row = await findRequest(reader, id)
  if (!row) throw notFound()
  const [duplicates, timeline, names] = await Promise.all([
    likelyDuplicates(reader, row),
    listTimeline(reader, [{ type, id }]),
    namesOfAccounts(reader, row.decidedBy === null ? [] : [row.decidedBy]),
  ])
  return requestRecordView(row, { duplicates, timeline, names }, actor)
}

/** Same name in the same country, or the same number at home: for the desk alone, the company that asks learns nothing of it. */
async function likelyDuplicates(reader: Reader, row: RequestRow): Promise<LikelyDuplicate[]> {
  const [requests, companies] = await Promise.all([similarRequests(reader, row), findCompaniesNamed(reader, row)])
  return [
    ...companies.map(({ id, name, cbeNumber }) => ({ kind: 'company' as const, id, reference: null, name, cbeNumber })),
    ...requests.map(({ id, reference, name, cbeNumber }) => ({ kind: 'request' as const, id, reference, name, cbeNumber })),
  ]
}
