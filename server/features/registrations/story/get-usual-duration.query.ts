import { dayInBrussels } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { remembered } from '../../../platform/snapshot-memory.ts'
import { workingDaysBetween } from '../../../platform/working-days.rules.ts'
import type { UsualDurationAnswer } from '../registrations.contract.ts'
import { decidedBetween } from '../registrations.repository.ts'
import { usualDuration } from './usual-duration.rules.ts'

const dayMs = 86_400_000
const lookedBackDays = 90

/** How long a decision usually takes, from the last ninety days. Open to everybody: it says nothing of any one file. */
export async function getUsualDuration(house: House): Promise<UsualDurationAnswer> {
  return remembered(house, 'usual-duration', async () => {
    const now = house.clock.now()
    const decided = await decidedBetween(house.db, new Date(now.getTime() - lookedBackDays * dayMs), now)
    const days = decided.map(({ submittedAt, decidedAt }) => workingDaysBetween(dayInBrussels(submittedAt), dayInBrussels(decidedAt)))
    return { answer: { usual: usualDuration(days) }, until: null }
  })
}
