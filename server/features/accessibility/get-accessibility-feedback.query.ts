import { notFound } from '../../platform/errors.ts'
import type { AnswerOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { notePersonalDataRead } from '../audit/note-personal-data-read.command.ts'
import type { getAccessibilityFeedback as contract } from './accessibility.contract.ts'
import { mayReadBarrier } from './accessibility.policy.ts'
import { findFeedback } from './accessibility.repository.ts'
import { showFeedback } from './accessibility.view.ts'

/** One report for the desk; that it was read is part of the trail, since it may name somebody. */
export async function getAccessibilityFeedback(house: House, actor: Actor, id: string): Promise<AnswerOf<typeof contract>> {
  demand(mayReadBarrier(actor))
  const row = await findFeedback(house.db, id)
  if (!row) throw notFound()
  await notePersonalDataRead(house, actor, { type: 'accessibility-feedback', id })
  return showFeedback(row)
}
