import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { listEvents } from '../../audit/list-events.query.ts'
import type { StoryEntry } from './registration-story.contract.ts'
import { storyOf } from './registration-story.rules.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'

/** What happened to a registration, as its applicant may know it. */
export async function getStory(house: House, actor: Actor, id: string): Promise<{ items: StoryEntry[] }> {
  demand(maySeeOwn(actor, id))
  if (!(await findRegistration(house.db, scopeFor(actor), id))) throw notFound()
  return { items: storyOf(await listEvents(house.db, [{ type: 'registration', id }])) }
}
