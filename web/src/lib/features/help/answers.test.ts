import { describe, expect, test } from 'vitest'
import { answers, answersWith, type Answer } from './answers.ts'
import { fittingQuestions } from './fitting-questions.ts'

const all: Answer[] = [
  { id: 'phone', question: 'J’ai un nouveau téléphone.', answer: 'Utilisez un code de secours.' },
  { id: 'where', question: 'Où trouver mon NISS ?', answer: 'Au dos de la carte d’identité.' },
]
const found = (asked: string) => answersWith(all, asked).map(({ id }) => id)

describe('searching the answers', () => {
  test('nothing asked is everything', () => {
    expect(found('')).toEqual(['phone', 'where'])
    expect(found('  ?!')).toEqual(['phone', 'where'])
  })

  test('case, accents and the order of words do not matter', () => {
    expect(found('TELEPHONE nouveau')).toEqual(['phone'])
    expect(found('ou')).toContain('where')
    expect(found('identite carte')).toEqual(['where'])
  })

  test('words may stand in question and answer, but all of them must', () => {
    expect(found('niss dos')).toEqual(['where'])
    expect(found('niss secours')).toEqual([])
  })
})

test('each question offered beside a refusal is one of the help page, in its very words', () => {
  const card = { agency: '', address: [], email: '', phone: null, hours: null, accessCentre: { email: '', phone: '', hours: null } }
  const there = new Map(answers(card).map(({ id, question }) => [id, question]))
  for (const [id, question] of Object.entries(fittingQuestions)) expect(there.get(id)).toBe(question())
})
