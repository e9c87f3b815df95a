import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** Belgium's way of writing dates in each language; days and deadlines are those of Brussels. */
const locales: Record<ScreenLanguage, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', de: 'de-BE' }
const timeZone = 'Europe/Brussels'

function instant(text: string): Date {
  return new Date(text.length === 10 ? `${text}T12:00:00Z` : text)
}

const spellings = {
  longDay: { dateStyle: 'long' },
  shortDay: { day: 'numeric', month: 'short' },
  dayAndTime: { dateStyle: 'medium', timeStyle: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Made once: making one costs a hundred times as much as using it, and a page of the queue has a hundred dates. */
function formatter(locale: string, spelling?: keyof typeof spellings): Intl.DateTimeFormat {
  const key = `${locale} ${spelling ?? ''}`
  let known = formatters.get(key)
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { ...(spelling && spellings[spelling]), timeZone })
    formatters.set(key, known)
  }
  return known
}

/** 24 November 2026 */
export function longDay(text: string, language: ScreenLanguage): string {
  return formatter(locales[language], 'longDay').format(instant(text))
}

/** 24 Nov */
export function shortDay(text: string, language: ScreenLanguage): string {
  return formatter(locales[language], 'shortDay').format(instant(text))
}

/** 24 Nov 2026, 10:42 */
export function dayAndTime(text: string, language: ScreenLanguage): string {
  return formatter(locales[language], 'dayAndTime').format(instant(text))
}

/** 10:42 */
export function time(text: string, language: ScreenLanguage): string {
  return formatter(locales[language], 'time').format(instant(text))
}

/** 10:42:07 */
export function timeWithSeconds(text: string, language: ScreenLanguage): string {
  return formatter(locales[language], 'second').format(instant(text))
}

/** Today in Brussels, `YYYY-MM-DD`. */
export function todayInBrussels(now: Date): string {
  return formatter('en-CA').format(now)
}
