import type { ClientInit } from '@sveltejs/kit/hooks'
import { isScreenLanguage } from '#lib/languages.ts'
import { overwriteGetLocale } from './paraglide/runtime.js'

export const init: ClientInit = () => {
  // A change of language loads the page anew, so the document's language is the language of every word on it.
  overwriteGetLocale(() => {
    const { lang } = document.documentElement
    return isScreenLanguage(lang) ? lang : 'en'
  })
}
