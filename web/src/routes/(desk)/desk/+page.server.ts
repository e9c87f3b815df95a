import { listCards } from '#server/features/cards/cards.contract.ts'
import { listDeskRegistrations, type DeskRow } from '#server/features/registrations/registrations.contract.ts'
import { read } from '#lib/api/acts.ts'
import { todayInBrussels } from '#lib/dates.ts'
import { urgencyOf } from '#lib/features/desk/queue/urgency.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { counts } = await event.parent()
  if (counts === null) return { work: null }
  const today = todayInBrussels(new Date())
  const [mine, pressing, unclaimed, cards] = await Promise.all([
    read(event, listDeskRegistrations, { query: { assignee: 'me', limit: 25 } }),
    read(event, listDeskRegistrations, { query: { status: 'submitted,in-review', limit: 100 } }),
    read(event, listDeskRegistrations, { query: { status: 'submitted', assignee: 'none', sort: '-reference', limit: 5 } }),
    read(event, listCards, { query: { limit: 5 } }),
  ])
  const late = pressing.items.filter((row: DeskRow) => urgencyOf(row, today) === 'late')
  return { work: { today, cards, mine: mine.items, mineTotal: mine.total, late, newest: unclaimed.items, newTotal: unclaimed.total } }
}
