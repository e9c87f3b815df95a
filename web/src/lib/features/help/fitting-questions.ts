import { m } from '#lib/words.ts'

/** The questions offered beside what was just refused, by the id of their answer. Not all of them: every page carries these. */
export const fittingQuestions = {
  code: m.help_q_code,
  password: m.help_q_password,
  pending: m.help_q_pending,
  profile: m.help_q_profile,
  trouble: m.help_q_trouble,
  vies: m.help_q_vies,
}

export type FittingAnswerId = keyof typeof fittingQuestions
