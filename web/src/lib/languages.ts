import { screenLanguages, type ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** Each language in itself, as the language choice shows it. */
export const languageNames: Record<ScreenLanguage, string> = { nl: 'Nederlands', fr: 'Français', en: 'English', de: 'Deutsch' }

/** A language as readers of another call it: "French", « français », „Französisch“. */
export function languageName(code: ScreenLanguage, reader: ScreenLanguage): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code
}

export const languageCookie = 'famhp_language'

export function isScreenLanguage(text: string | undefined): text is ScreenLanguage {
  return screenLanguages.some((language) => language === text)
}

/** `/fr/register` is the page `/register` in French; without a prefix the reader's own language is meant. */
export function splitLanguage(pathname: string): { language: ScreenLanguage | undefined; path: string } {
  const [, first, ...rest] = pathname.split('/')
  if (!isScreenLanguage(first)) return { language: undefined, path: pathname }
  return { language: first, path: `/${rest.join('/')}` }
}

/** The canonical address of a page in a language. */
export function inLanguage(language: ScreenLanguage, path: string): string {
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** The best of our four by `Accept-Language`; English where nothing fits, because most companies here are foreign. */
export function preferredLanguage(header: string | null): ScreenLanguage {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().split(';')
      const weight = settings.map((setting) => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find((found) => found !== undefined)
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { language } of wishes) if (isScreenLanguage(language)) return language
  return 'en'
}
