import { describe, expect, test } from 'vitest'
import { answersWith, type Answer } from './answers.ts'

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
