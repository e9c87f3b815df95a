import { page } from '$app/state'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { inLanguage } from '#lib/languages.ts'

/** The language of the page being read. */
export function language(): ScreenLanguage {
  return page.data.language
}

/** The canonical address of one of our pages, in the reader's language. */
export function to(path: string): string {
  return inLanguage(page.data.language, path)
}
