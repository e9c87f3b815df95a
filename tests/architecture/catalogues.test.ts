import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditOnlyEvents, jobCatalogue, runtimeEvents } from '#jobs/catalogue.ts'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import { root } from '#scripts/check/part.ts'
import { eventCatalogue, type EventName } from '#server/features/event-catalogue.ts'

const jobs: readonly JobDefinition[] = jobCatalogue
const events: readonly EventName[] = eventCatalogue.map((event) => event.name)
const twice = <Name extends string>(names: readonly Name[]) => names.filter((name, place) => names.indexOf(name) !== place)

describe('the catalogue of jobs', () => {
  it('has each name once, as an imperative of small letters', () => {
    const names = jobs.map((job) => job.name)
    expect(twice(names)).toEqual([])
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)+$/.test(name))).toEqual([])
  })

  it('knows every job there is, and each stands in a file of its own name', async () => {
    const found: string[] = []
    const misnamed: string[] = []
    for (const path of globSync('jobs/**/*.job.ts', { cwd: root })) {
      const exported = Object.values((await import(join(root, path))) as Record<string, unknown>).filter(isJob)
      found.push(...exported.map((job) => job.name))
      if (exported.length !== 1 || `${exported[0]?.name}.job.ts` !== basename(path)) misnamed.push(path)
    }
    expect(found.toSorted()).toEqual(jobs.map((job) => job.name).toSorted())
    expect(misnamed).toEqual([])
  })

  it('gives each job a reason to run and an end to its patience', () => {
    const idle = jobs.filter((job) => (job.on ?? []).length === 0 && job.cron === undefined)
    expect(idle.map((job) => job.name)).toEqual([])
    for (const job of jobs) {
      expect(job.attempts, job.name).toBeGreaterThan(0)
      expect(job.timeLimitMs, job.name).toBeGreaterThan(0)
      expect(job.backoff.longestMs, job.name).toBeGreaterThanOrEqual(job.backoff.firstMs)
    }
  })
})

describe('the catalogue of events', () => {
  it('has each name once, in the past tense of a subject', () => {
    expect(twice(events)).toEqual([])
    expect(events.filter((name) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  })

  it('is answered whole: each event has a job, or the runtime itself, or is for the trail only, and never two of them', () => {
    const answered = new Set(jobs.flatMap((job) => job.on ?? []))
    const unanswered = [...auditOnlyEvents, ...runtimeEvents]
    expect(events.filter((name) => !answered.has(name) && !unanswered.includes(name))).toEqual([])
    expect(unanswered.filter((name) => answered.has(name))).toEqual([])
    expect(twice(unanswered)).toEqual([])
  })
})

function isJob(value: unknown): value is JobDefinition {
  return typeof value === 'object' && value !== null && 'run' in value && 'attempts' in value && 'queue' in value
}
