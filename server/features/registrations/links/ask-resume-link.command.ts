import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { issueResumeLink } from './issue-resume-link.ts'
import { mayResume } from '../registrations.policy.ts'
import { lockByReference } from './resume-links.repository.ts'

/** Every answer takes at least this long, so that its time does not tell whether a reference and an address fit either. */
const sameTimeMs = 250

/**
 * Mails a link to who names a registration's reference and the address of its contact. Whether they fit, whether there is
 * such a reference and whether it may have one more link: the answer is always the same.
 */
export async function askResumeLink(house: House, actor: Actor, input: { reference: string; email: string }): Promise<void> {
  demand(mayResume(actor))
  const reference = input.reference.toUpperCase()
  const issued = house.transaction(actor, async (tx) => {
    const row = await lockByReference(tx, everything, reference)
    if (row?.contactEmail?.toLowerCase() === input.email) await issueResumeLink(house, tx, row, 'outside')
  })
  await Promise.all([issued, new Promise((resolve) => setTimeout(resolve, sameTimeMs))])
}
