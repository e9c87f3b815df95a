import { page } from '$app/state'
import type { ContactCard } from '#server/platform/contact.contract.ts'
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

/** Who runs the portal and who helps, in the reader's language. */
export function contact(): ContactCard {
  return page.data.contact
}
