import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { eventFaults, jobFaults } from './catalogue-faults.ts'
import { auditOnlyEvents, jobCatalogue, runtimeEvents } from './catalogue.ts'
import type { JobDefinition } from './runtime/define-job.ts'

const job = (given: Partial<JobDefinition>): JobDefinition => ({
  name: 'do-it',
  queue: 'house',
  on: ['registration.started'],
  payload: z.object({}),
  attempts: 1,
  backoff: { firstMs: 1, longestMs: 1 },
  timeLimitMs: 1,
  run: () => Promise.resolve(),
  ...given,
})
const known = ['registration.started', 'registration.changed']

describe('the catalogue of jobs', () => {
  it('is sound and forgets no event', () => {
    expect(jobFaults(jobCatalogue)).toEqual([])
    expect(eventFaults(jobCatalogue, [...auditOnlyEvents, ...runtimeEvents])).toEqual([])
  })

  it.each([
    ['two of one name', [job({}), job({})], 'Two jobs'],
    ['a name that a queue could not take', [job({ name: 'do:it' })], 'small letters'],
    ['one that nothing starts', [job({ on: [] })], 'neither an event nor a time'],
    ['one that may not try', [job({ attempts: 0 })], 'never gets to run'],
  ])('finds %s', (_, jobs, fault) => {
    expect(jobFaults(jobs).join()).toContain(fault)
  })

  it.each([
    ['an event that never happens', [job({ on: ['registration.approved'] })], 'never happens'],
    ['an event forgotten', [], 'handled by no job'],
  ])('finds %s', (_, jobs, fault) => {
    expect(eventFaults(jobs, ['registration.changed'], known).join()).toContain(fault)
  })

  it('finds an event that is handled and listed as for the trail only', () => {
    expect(eventFaults([job({})], ['registration.started', 'registration.changed'], known)).toHaveLength(1)
  })
})
