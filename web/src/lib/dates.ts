import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** Belgium's way of writing dates in each language; days and deadlines are those of Brussels. */
const locales: Record<ScreenLanguage, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', de: 'de-BE' }
const timeZone = 'Europe/Brussels'

function instant(text: string): Date {
  return new Date(text.length === 10 ? `${text}T12:00:00Z` : text)
}

/** 24 November 2026 */
export function longDay(text: string, language: ScreenLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone }).format(instant(text))
}

/** 24 Nov */
export function shortDay(text: string, language: ScreenLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', timeZone }).format(instant(text))
}

/** 24 Nov 2026, 10:42 */
export function dayAndTime(text: string, language: ScreenLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(instant(text))
}

/** 10:42 */
export function time(text: string, language: ScreenLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', timeZone }).format(instant(text))
}

/** Today in Brussels, `YYYY-MM-DD`. */
export function todayInBrussels(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
}
