import type { PatternCodes } from '../platform/http/field-codes.ts'
import { contractFieldWords } from '../platform/http/field.words.ts'
import type { FieldWords } from '../platform/http/problem-details.ts'
import { nameSigns, oneLine } from './companies/companies.contract.ts'
import { severalLines } from './registrations/messages/registration-messages.contract.ts'
import { ruleFieldWords } from './field-codes.words.ts'
import { secretAndFileWords } from './secret-and-file.words.ts'

/** The words of every field code. A feature with codes of its own adds its `x.words.ts` here. */
export const fieldWords: FieldWords = { ...contractFieldWords, ...ruleFieldWords, ...secretAndFileWords }

/** What a pattern that a contract uses means when it refuses. */
export const patternCodes: PatternCodes = {
  [String(oneLine)]: 'unknown-characters',
  [String(nameSigns)]: 'unknown-characters',
  [String(severalLines)]: 'unknown-characters',
  [String(/^[A-Z]{2}$/)]: 'unknown-country',
}
