import { z } from 'zod'
import { exchange, jsonOf, malformed, statusFault } from './http-exchange.ts'
import { wireText } from './wire-text.ts'

export type PersonCandidate = z.infer<typeof candidate>

export type PersonSought = {
  surname: string
  givenNames: string[]
  /** `YYYY-MM-DD`, or as much of it as is known. */
  birthDate: string
  sex?: 'F' | 'M' | null
}

export type NewPerson = PersonSought & {
  /** The same for each attempt of one wish: the register mints one number for it. */
  requestId: string
  birthCountry: string
  birthPlace?: string | null
  nationality?: string | null
  /** Main residence abroad; needed where the sex is not said or a part of the date is not known. */
  residence?: string | null
  /** Numbers of those who look like this person and, as a human has said, are others. */
  notThese?: readonly string[]
}

export type PersonLookUp =
  | { outcome: 'known'; person: PersonCandidate }
  /** The number counts no more; `person.ssin` is the one that does. */
  | { outcome: 'replaced'; person: PersonCandidate }
  | { outcome: 'unknown' }

export type PersonCreation =
  | { outcome: 'created'; ssin: string }
  /** Somebody like that is known already: a person decides, nobody is created. */
  | { outcome: 'suspected-duplicate'; candidates: PersonCandidate[] }
  /** The identification data are too few; the names of what is missing. */
  | { outcome: 'insufficient'; missing: string[] }

export type Replacement = { outcome: 'replaced' } | { outcome: 'unknown' } | { outcome: 'refused'; code: string }

export type BisRegisterGateway = {
  /** Who fits a description, best first. Always asked before somebody is created. */
  searchPersons: (sought: PersonSought, signal?: AbortSignal) => Promise<PersonCandidate[]>
  /** Whose number it is. */
  findPerson: (ssin: string, signal?: AbortSignal) => Promise<PersonLookUp>
  createPerson: (person: NewPerson, signal?: AbortSignal) => Promise<PersonCreation>
  replaceNumber: (change: { from: string; to: string; reason: string }, signal?: AbortSignal) => Promise<Replacement>
}

const ssin = z.string().regex(/^\d{11}$/)
const candidate = z.object({
  ssin,
  score: z.number().min(0).max(100),
  surname: wireText(100),
  givenName: wireText(100),
  birthDate: z.string().regex(/^(\d{4}(-\d\d(-\d\d)?)?)?$/),
})
const candidates = z.object({ candidates: z.array(candidate).max(200) })
const created = z.object({ ssin })
/** Whom the register names beside its no; unreadable ones are left out, for the no itself is the answer. */
const exists = z.object({ candidates: z.array(z.unknown()).max(1_000).default([]) })
const insufficient = z.object({ code: z.literal('MID_INSUFFICIENT'), missing: z.array(z.string().max(60)).max(50) })
const coded = z.object({ code: z.string().max(60) })

/**
 * The client of the BIS register of the Crossroads Bank (Manual FR, FAQ 2: the NISS of a non-Belgian is asked there).
 * Questions go as bodies, never in a URL: they hold names and numbers of persons.
 */
export function createBisRegisterGateway(settings: { url: string; timeoutMs?: number }): BisRegisterGateway {
  const { url, timeoutMs = 10_000 } = settings
  const system = 'bis-register'

  async function ask(path: string, body: unknown, signal: AbortSignal | undefined): Promise<{ status: number; json: unknown }> {
    const reply = await exchange(system, { method: 'POST', url: url + path, body, timeoutMs, signal })
    return { status: reply.status, json: jsonOf(reply.text) }
  }

  async function search(body: unknown, signal: AbortSignal | undefined): Promise<PersonCandidate[]> {
    const { status, json } = await ask('/persons/search', body, signal)
    if (status !== 200) throw statusFault(system, status)
    return read(candidates, json).candidates
  }

  function read<Shape extends z.ZodType>(shape: Shape, json: unknown): z.output<Shape> {
    const parsed = shape.safeParse(json)
    if (!parsed.success) throw malformed(system)
    return parsed.data
  }

  function readable(found: readonly unknown[]): PersonCandidate[] {
    return found.flatMap((one) => candidate.safeParse(one).data ?? [])
  }

  return {
    searchPersons: (sought, signal) => search(sought, signal),

    async findPerson(number, signal) {
      const [person] = await search({ ssin: number }, signal)
      if (person === undefined) return { outcome: 'unknown' }
      return { outcome: person.ssin === number ? 'known' : 'replaced', person }
    },

    async createPerson(person, signal) {
      const { status, json } = await ask('/persons', person, signal)
      if (status === 201 || status === 200) return { outcome: 'created', ssin: read(created, json).ssin }
      if (status === 409) return { outcome: 'suspected-duplicate', candidates: readable(read(exists, json).candidates) }
      const tooFew = status === 422 ? insufficient.safeParse(json) : undefined
      if (tooFew?.success) return { outcome: 'insufficient', missing: tooFew.data.missing }
      throw statusFault(system, status)
    },

    async replaceNumber(change, signal) {
      const { status, json } = await ask('/replace', change, signal)
      if (status === 200) return { outcome: 'replaced' }
      if (status === 404) return { outcome: 'unknown' }
      if (status === 422) return { outcome: 'refused', code: read(coded, json).code }
      throw statusFault(system, status)
    },
  }
}
