import type { CsamRefusal } from '#server/features/identity/issuers/csam.contract.ts'
import { m } from '#lib/words.ts'

type Way = 'eid' | 'itsme' | 'password'

type RefusalWords = {
  title: () => string
  text: () => string
  /** What matters beside. */
  more?: () => string
  /** What helps most: `again` is the same way once more. */
  main: 'again' | Way | 'register' | undefined
  others: readonly Way[]
}

/** What somebody reads whom CSAM or we have refused: what happened, and what to do now. */
export const refusalWords: Readonly<Record<CsamRefusal | 'too-many', RefusalWords>> = {
  'unknown-person': { title: m.csam_unknown_title, text: m.csam_unknown_text, main: 'register', others: ['password'] },
  blocked: { title: m.csam_blocked_title, text: m.csam_blocked_text, main: undefined, others: [] },
  'resident-card': { title: m.csam_resident_title, text: m.csam_resident_text, main: 'password', others: [] },
  'kids-id': { title: m.csam_kids_title, text: m.csam_kids_text, main: 'eid', others: ['itsme', 'password'] },
  cancelled: { title: m.csam_cancelled_title, text: m.csam_cancelled_text, main: 'again', others: ['eid', 'itsme', 'password'] },
  'wrong-pin': {
    title: m.csam_pin_title,
    text: m.csam_pin_text,
    more: m.csam_pin_more,
    main: 'again',
    others: ['itsme', 'password'],
  },
  'card-blocked': { title: m.csam_card_title, text: m.csam_card_text, main: 'itsme', others: ['password'] },
  'too-weak': { title: m.csam_weak_title, text: m.csam_weak_text, main: 'eid', others: ['itsme', 'password'] },
  expired: { title: m.csam_expired_title, text: m.csam_expired_text, main: 'again', others: ['password'] },
  unavailable: { title: m.csam_away_title, text: m.csam_away_text, main: 'again', others: ['password'] },
  'not-trusted': { title: m.csam_untrusted_title, text: m.csam_untrusted_text, main: 'again', others: ['password'] },
  'too-many': { title: m.csam_many_title, text: m.csam_many_text, main: undefined, others: ['password'] },
}
