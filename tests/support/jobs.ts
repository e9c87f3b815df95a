import * as z from 'zod/mini'
import { createGateways, type Gateways } from '#jobs/gateways/gateways.ts'
import { defineJob, type JobContext, type JobDefinition } from '#jobs/runtime/define-job.ts'
import type { House } from '#server/platform/house.ts'

/** The real clients; they reach nobody before somebody asks them. */
export function gatewaysOf(house: House): Gateways {
  return createGateways(house.config)
}

/** A job on `registration.changed` with small pauses, of which a test says what matters to it. */
export function testJob(
  given: Partial<Omit<JobDefinition, 'run' | 'payload'>> & { name: string; run?: (context: JobContext<unknown>) => Promise<void> },
): JobDefinition {
  return defineJob({
    queue: 'house',
    on: given.cron ? undefined : ['registration.changed'],
    payload: z.object({}),
    attempts: 3,
    backoff: { firstMs: 10, longestMs: 50 },
    timeLimitMs: 5_000,
    run: () => Promise.resolve(),
    ...given,
  })
}

export type LedgerRow = {
  event_id: string
  job_name: string
  state: string
  attempts: number
  last_error_code: string | null
  queued_at: string | null
}

export async function ledgerOf(house: House, jobName: string): Promise<LedgerRow[]> {
  return house.sql<LedgerRow[]>`
    select event_id, job_name, state::text, attempts, last_error_code, queued_at::text from job_ledger
    where job_name = ${jobName} order by wanted_at, event_id`
}

/** How many rows of the job are in each state. */
export async function statesOf(house: House, jobName: string): Promise<Record<string, number>> {
  const rows = await house.sql<{ state: string; count: number }[]>`
    select state::text, count(*)::int as count from job_ledger where job_name = ${jobName} group by state`
  return Object.fromEntries(rows.map((row) => [row.state, row.count]))
}
