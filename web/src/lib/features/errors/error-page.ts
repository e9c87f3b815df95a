import type { FittingAnswerId } from '#lib/features/help/fitting-questions.ts'
import { m } from '#lib/words.ts'

export type ErrorWords = {
  title: string
  text: string
  /** Which answer of the help page fits. */
  answer: FittingAnswerId
  /** Offer the page on which one follows a registration. */
  follow: boolean
}

/** A human reference, of a registration or of a request for a number, somewhere in an address. */
const reference = /\/(registrations\/|[RE]-\d{4}-\d)/i

/** What a page that could not be shown says: what happened, what to do now, and the answer that fits. */
export function errorWords(status: number, path: string): ErrorWords {
  switch (status) {
    case 401:
    case 403:
      return { title: m.forbidden_title(), text: m.forbidden_text(), answer: 'profile', follow: false }
    case 404:
      return reference.test(path)
        ? { title: m.no_registration_title(), text: m.no_registration_text(), answer: 'pending', follow: true }
        : { title: m.not_found_title(), text: m.not_found_text(), answer: 'trouble', follow: false }
    case 410:
      return { title: m.gone_title(), text: m.gone_text(), answer: 'password', follow: false }
    case 429:
      return { title: m.too_many_title(), text: m.too_many_text(), answer: 'trouble', follow: false }
    case 503:
      return { title: m.away_title(), text: m.away_text(), answer: 'trouble', follow: false }
    default:
      return { title: m.failed_title(), text: m.failed_text(), answer: 'trouble', follow: false }
  }
}
