import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

const locales: Record<ScreenLanguage, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', de: 'de-BE' }

/** A quantity as each language groups it; `digits` after the point, where all of a row have the same. */
export function quantity(value: number, language: ScreenLanguage, digits = 0): string {
  return value.toLocaleString(locales[language], { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
