import { conflict, invalidInput, notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { NumberRequestDecision, NumberRequestRecord } from './enterprise-numbers.contract.ts'
import { numberRequestAccepted, numberRequestRefused } from './enterprise-numbers.events.ts'
import { mayDecideRequest } from './enterprise-numbers.policy.ts'
import { lockRequest, updateRequest } from './enterprise-numbers.repository.ts'
import { decisionFaults, statusAfter } from './enterprise-numbers.rules.ts'
import { showNumberRequest } from './get-number-request.query.ts'

type Input = { version: number; decision: NumberRequestDecision; reason?: string | null }

/** Accepts a request, whereupon a job asks the company register, or refuses it for a reason that the company is told. */
export async function decideNumberRequest(house: House, actor: Actor, id: string, input: Input): Promise<NumberRequestRecord> {
  demand(mayDecideRequest(actor))
  await house.transaction(actor, async (tx) => {
    const row = await lockRequest(tx, id)
    if (!row) throw notFound()
    const status = statusAfter(row.status, input.decision)
    if (!status) throw conflict('not-in-this-state', await showNumberRequest(tx, actor, id))
    if (row.version !== input.version) throw conflict('changed-meanwhile', await showNumberRequest(tx, actor, id))
    const faults = decisionFaults(input.decision, input.reason)
    if (faults.length > 0) throw invalidInput(faults)

    const version = row.version + 1
    const decidedAt = house.clock.now()
    const isRefusal = status === 'refused'
    await updateRequest(tx, id, {
      status,
      version,
      decidedAt,
      decidedBy: actor.kind === 'staff' ? actor.accountId : null,
      refusalReason: isRefusal ? input.reason : null,
      finishedAt: isRefusal ? decidedAt : null,
    })
    const about = { subjectId: id, version }
    await recordEvent(
      tx,
      isRefusal
        ? numberRequestRefused.of({ ...about, payload: { by: 'desk', code: null } })
        : numberRequestAccepted.of({ ...about, payload: {} }),
    )
  })
  return showNumberRequest(house.db, actor, id)
}
