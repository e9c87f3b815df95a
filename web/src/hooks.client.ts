import type { ClientInit } from '@sveltejs/kit/hooks'
import { isScreenLanguage } from '#lib/languages.ts'
import { overwriteGetLocale } from './paraglide/runtime.js'

export const init: ClientInit = () => {
  // What is built has the words of one language alone (`one-language.ts`); a development server has those of all.
  if (!import.meta.env.DEV) return
  // A change of language loads the page anew, so the document's language is the language of every word on it.
  overwriteGetLocale(() => {
    const { lang } = document.documentElement
    return isScreenLanguage(lang) ? lang : 'en'
  })
}
