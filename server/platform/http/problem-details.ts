import { sqlState } from '#db/transaction.ts'
import type { ScreenLanguage } from '../../features/identity/identity.contract.ts'
import { errorStatuses, type ErrorCode, type ProblemDocument } from '../error-codes.contract.ts'
import { HouseError, isHouseError, unavailable, type FieldFault } from '../errors.ts'
import { screenLanguage } from './language.ts'
import { problemWords } from './problem.words.ts'

export type Words = Record<ScreenLanguage, string>
export type FieldWords = Readonly<Record<string, Words>>

export type Problem = { status: number; document: ProblemDocument; headers: Record<string, string> }

/** Turns any error into an answer in the caller's language. */
export type Translate = (error: unknown, asked: { requestId: string; language: string }) => Problem

/** `fieldWords` holds a sentence for every code of a field; a code without one is told as "not right". */
export function translator(fieldWords: FieldWords): Translate {
  return (error, { requestId, language }) => {
    const known = knownError(error)
    const speech = screenLanguage(language)
    const { title, detail } = problemWords[known.code][speech]
    const { fields, current, next, retryAfterSeconds } = known.facts
    const document: ProblemDocument = {
      type: `urn:famhp:problem:${known.code}`,
      title,
      status: known.status,
      code: known.code,
      requestId,
      detail,
      ...(fields && { fields: fields.map((fault) => inWords(fault, fieldWords, speech)) }),
      ...(current !== undefined && { current }),
      ...(next !== undefined && { next }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    }
    const headers: Record<string, string> = { 'Content-Language': speech }
    if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds)
    return { status: known.status, document, headers }
  }
}

function inWords(fault: FieldFault, words: FieldWords, language: ScreenLanguage): { path: string; code: string; message: string } {
  const own = Object.hasOwn(words, fault.code) ? words[fault.code] : words['invalid']
  const sentence = own?.[language] ?? fault.code
  const message = sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(fault.facts?.[name] ?? ''))
  return { path: fault.path, code: fault.code, message }
}

/** Our own error, or the one of ours that says what a foreign one means. Unknown ones are `internal` and tell nothing. */
export function knownError(error: unknown): HouseError {
  if (isHouseError(error)) {
    const { retryAfterSeconds } = error.facts
    const needsPause = (error.code === 'unavailable' || error.code === 'too-many') && retryAfterSeconds === undefined
    return needsPause ? new HouseError(error.code, { ...error.facts, retryAfterSeconds: 5 }) : error
  }
  if (isAway(error)) return unavailable()
  const code = foreignCode(error)
  return new HouseError(code)
}

/** What Express and the file store throw carries its meaning in a status or a code. */
function foreignCode(error: unknown): ErrorCode {
  if (!(error instanceof Error)) return 'internal'
  if ('code' in error && error.code === 'too-large') return 'too-large'
  // A path that is not valid percent-encoding.
  if (error instanceof URIError || ('status' in error && error.status === errorStatuses.malformed)) return 'malformed'
  return 'internal'
}

// prettier-ignore
const awayCodes: ReadonlySet<string> = new Set([
  // The network, as Node and the database driver name it.
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
  'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT',
  // The disk behind the file store.
  'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO', 'EMFILE', 'ENFILE',
])

/** PostgreSQL: stopping, starting, connection lost, too many clients, cancelled, no lock in time, deadlock, out of room. */
const awayStates = /^(?:08...|57P0[1-5]|57014|53...|55P03|40001|40P01|25P0[34]|58030)$/

/** Redis in front of which nobody waits: see the house's settings of it. */
const awayMessages = /^(?:Stream isn't writeable|Connection is closed|LOADING |MASTERDOWN|READONLY |OOM )/

/** True where something the product stands on is away for now: the same request will do later. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError && error.errors.some((each) => isAway(each))) return true
  if (error.name === 'MaxRetriesPerRequestError' || awayMessages.test(error.message)) return true
  const state = sqlState(error)
  if (state !== undefined && awayStates.test(state)) return true
  if ('code' in error && typeof error.code === 'string' && awayCodes.has(error.code)) return true
  return isAway(error.cause)
}

/** A problem as an error, for calls inside the process. */
export class ProblemError extends HouseError {
  readonly problem: ProblemDocument
  constructor(known: HouseError, problem: ProblemDocument) {
    super(known.code, known.facts)
    this.problem = problem
  }
}
