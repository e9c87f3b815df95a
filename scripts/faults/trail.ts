import { verifyTrail } from '#scripts/audit/verify-trail.ts'
import type { House } from '#server/platform/house.ts'
import { exactly, holds, type Finding } from './row.ts'
import { until } from './until.ts'

/**
 * Every event has one place, places have no gap, every seal fits. Jobs that still run may record one more meanwhile, so
 * the figures are those of one moment, without what is only on its way.
 */
export async function trailFindings({ sql, config }: House): Promise<Finding[]> {
  const waiting = async () => (await sql`select 1 from event_inbox limit 1`).length === 0
  await until('every event sealed', waiting, { withinMs: 15_000, everyMs: 100 })
  const [counts] = await sql<{ events: number; places: number; top: number }[]>`
    select (select count(*)::int from events e where not exists (select 1 from event_inbox i where i.event_id = e.id)) as events,
      count(*)::int as places, coalesce(max(position), 0)::int as top from event_chain`
  const { events = 0, places = 0, top = 0 } = counts ?? {}
  const { findings } = await verifyTrail(sql, config.keys.audit)
  const named = findings.slice(0, 3).map((finding) => `${finding.kind} at ${String(finding.position)}`)
  return [
    exactly('events with one place in the trail', events, places),
    holds('places without a gap', top === places, `${String(places)} places, the last is ${String(top)}`),
    holds('npm run audit:verify finds it sound', findings.length === 0, named.join(', ') || 'yes'),
  ]
}
