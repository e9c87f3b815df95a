import type { ContactCard } from '#server/platform/contact.contract.ts'
import { m } from '#lib/words.ts'

export type Answer = { id: string; question: string; answer: string }

/** The fourteen questions of the manual in its own order (Manual FR §7), and three that are asked most. */
export function answers({ email: support, accessCentre }: ContactCard): Answer[] {
  return [
    { id: 'list', question: m.help_q_list(), answer: m.help_a_list({ support }) },
    { id: 'niss', question: m.help_q_niss(), answer: m.help_a_niss() },
    { id: 'devices', question: m.help_q_devices(), answer: m.help_a_devices() },
    { id: 'mail', question: m.help_q_mail(), answer: m.help_a_mail({ support }) },
    { id: 'password', question: m.help_q_password(), answer: m.help_a_password({ support }) },
    { id: 'delegate', question: m.help_q_delegate(), answer: m.help_a_delegate() },
    { id: 'activate', question: m.help_q_activate(), answer: m.help_a_activate() },
    { id: 'phone', question: m.help_q_phone(), answer: m.help_a_phone({ support }) },
    { id: 'resident', question: m.help_q_resident(), answer: m.help_a_resident() },
    { id: 'cam', question: m.help_q_cam(), answer: m.help_a_cam({ phone: accessCentre.phone }) },
    { id: 'where', question: m.help_q_where(), answer: m.help_a_where() },
    { id: 'code', question: m.help_q_code(), answer: m.help_a_code() },
    { id: 'profile', question: m.help_q_profile(), answer: m.help_a_profile({ support }) },
    { id: 'again', question: m.help_q_again(), answer: m.help_a_again() },
    { id: 'vies', question: m.help_q_vies(), answer: m.help_a_vies() },
    { id: 'trouble', question: m.help_q_trouble(), answer: m.help_a_trouble({ support }) },
    { id: 'pending', question: m.help_q_pending(), answer: m.help_a_pending() },
  ]
}

/** Without case and accents, so that whoever types on another keyboard finds it all the same. */
const bare = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The answers that have all of these words, in question or answer, in any order; all of them where nothing is asked. */
export function answersWith(all: readonly Answer[], asked: string): Answer[] {
  const words = bare(asked)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return all.filter(({ question, answer }) => {
    const text = bare(`${question} ${answer}`)
    return words.every((word) => text.includes(word))
  })
}
