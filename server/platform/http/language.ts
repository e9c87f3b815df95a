import { screenLanguages, type ScreenLanguage } from '../../features/identity/identity.contract.ts'

const known: ReadonlySet<string> = new Set(screenLanguages)

/** English where nobody said anything: the portal's visitors come from everywhere. */
export const fallbackLanguage: ScreenLanguage = 'en'

export function isScreenLanguage(text: string | undefined): text is ScreenLanguage {
  return text !== undefined && known.has(text)
}

/** Any text as a language we have words for. */
export function screenLanguage(text: string): ScreenLanguage {
  return isScreenLanguage(text) ? text : fallbackLanguage
}

/** The best language of an `Accept-Language` header that we have; regions count as their language (`nl-BE` is `nl`). */
export function acceptedLanguage(header: string | undefined): ScreenLanguage | undefined {
  if (!header) return undefined
  let best: { language: ScreenLanguage; weight: number } | undefined
  // Nobody needs more than a few; a header of thousands is not worth reading.
  for (const part of header.slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const language = tag.trim().split('-')[0]
    if (!isScreenLanguage(language)) continue
    const q = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined)
    const weight = q === undefined ? 1 : Number(q)
    if (weight > 0 && (best === undefined || weight > best.weight)) best = { language, weight }
  }
  return best?.language
}
