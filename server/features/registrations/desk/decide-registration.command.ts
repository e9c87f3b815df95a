import type { Transaction } from '#db/client.ts'
import { invalidInput, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand, refused } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { approveRegistration } from './approve-registration.command.ts'
import { contentOf } from '../draft/content-fields.rules.ts'
import { decidableFacts } from './decidable-facts.query.ts'
import { loadRegistrationFile } from './load-registration-file.query.ts'
import { onLockedFile } from './lock-file-at-desk.query.ts'
import type { Decision, DecisionReason, DeskRecord } from '../registrations.contract.ts'
import { correctionAsked, registrationRefused } from '../registrations.events.ts'
import { fieldFaults } from './remarked-fields.rules.ts'
import { mayActOnClaim, mayApprove, mayHandle, scopeFor } from '../registrations.policy.ts'
import { updateRegistration, type RegistrationRow } from '../registrations.repository.ts'
import { reasonFaults, statusAfter } from '../registrations.rules.ts'
import { takeOverFromRegister } from '../draft/take-over-from-register.ts'
import { registrationView } from '../registrations.view.ts'
import { accessLifeMs } from '../draft/start-registration.command.ts'

type Input = { version: number; decision: Decision; reasons: DecisionReason[] }

/** Approves, refuses, or asks for correction; only by who has claimed the file, on the version that was seen. */
export async function decideRegistration(house: House, actor: Actor, id: string, input: Input): Promise<DeskRecord> {
  demand(mayHandle(actor))
  const scope = scopeFor(actor)
  return onLockedFile(house, actor, id, async ({ tx, row, refuseUnless }) => {
    await refuseUnless(mayActOnClaim(actor, row))
    if (row.version !== input.version) await refuseUnless(refused('changed-meanwhile'))
    const now = house.clock.now()
    const file = await loadRegistrationFile(tx, scope, id, row)
    if (!file) throw notFound()
    const content = contentOf(registrationView(file, now, house.config.keys.niss))
    const faults = [...reasonFaults(input.decision, input.reasons), ...fieldFaults(input.reasons, content)]
    if (faults.length > 0) throw invalidInput(faults)
    const status = statusAfter(row.status, input.decision)
    if (!status) return refuseUnless(refused('not-in-this-state'))
    if (input.decision === 'approve') await refuseUnless(mayApprove(actor, await decidableFacts(tx, file)))

    const version = row.version + 1
    const decided = {
      status,
      version,
      decisionReasons: input.reasons,
      decidedBy: actor.kind === 'staff' ? actor.accountId : null,
      decidedAt: input.decision === 'ask-correction' ? null : now,
      claimedBy: null,
      claimedUntil: null,
      // Whoever has to correct gets the whole time for it, whenever the desk came to ask.
      ...(input.decision === 'ask-correction' && { accessExpiresAt: new Date(now.getTime() + accessLifeMs) }),
    }
    const saved = await updateRegistration(tx, scope, id, decided)
    // The register may have answered while the file lay here: who corrects it starts from what it holds.
    if (saved && input.decision === 'ask-correction') await takeOverFromRegister(tx, saved)
    if (input.decision === 'approve') await approveRegistration(house, actor, { file, version }, tx)
    else await tellReasons(tx, row, version, input)
  })
}

async function tellReasons(tx: Transaction, row: RegistrationRow, version: number, { decision, reasons }: Input): Promise<void> {
  const announce = decision === 'refuse' ? registrationRefused : correctionAsked
  await recordEvent(tx, announce.of({ subjectId: row.id, version, payload: { reasons: reasons.map((reason) => reason.code) } }))
}
