import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { jobWords } from '#server/features/jobs/jobs.words.ts'

/** What a job does, in words; one that has none yet is called by its name. */
export function jobName(name: string, language: ScreenLanguage): string {
  return jobWords[name]?.[language] ?? name
}
