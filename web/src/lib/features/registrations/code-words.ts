import { ruleFieldWords } from '#server/features/field-codes.words.ts'
import { secretAndFileWords } from '#server/features/secret-and-file.words.ts'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { m } from '#lib/words.ts'

/** The sentence of a code that came without one: what is missing, or why a file was refused on its way in. */
export function sentenceOf(code: string, language: ScreenLanguage): string {
  const known = Object.hasOwn(secretAndFileWords, code) ? secretAndFileWords[code] : ruleFieldWords[code]
  return known?.[language] ?? (code === 'required' ? m.choose_file_first() : m.upload_failed())
}
