import express from 'express'
import { z } from 'zod'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { personFrom } from './believable.ts'
import { mintBisNumber } from './bis-numbers.ts'
import {
  candidateOf,
  filedUnder,
  sameScore,
  scoreOf,
  worthShowing,
  type BisPerson,
  type Candidate,
  type PersonAsked,
} from './bis-persons.ts'
import { BoundedMap } from './bounded-map.ts'
import { faultGate } from './fault-gate.ts'
import { createNumberBook, type NumberEntry } from './number-book.ts'
import { notingRequests } from './request-log.ts'
import type { Simulator, SimulatorTools } from './simulator.ts'

/** The BIS register of the Crossroads Bank: search, create, replace. Numbers it gives are valid ones. */
export const bisRegisterSimulator = { name: 'bis-register', create: createBisRegisterSimulator }

const name = z.string().trim().max(100)
const partialDate = z.string().regex(/^(19|20)\d\d(-(0\d|1[0-2])(-([0-2]\d|3[01]))?)?$/)
const country = z.string().regex(/^[A-Z]{2}$/)
const sex = z.enum(['F', 'M']).nullish()

const searching = z.union([
  z.object({ ssin: z.string().max(40) }),
  z.object({ surname: name.min(1), givenNames: z.array(name).max(10).default([]), birthDate: partialDate, sex }),
])
const creating = z.object({
  requestId: z.string().min(1).max(200),
  surname: name.nullish(),
  givenNames: z.array(name).max(10).nullish(),
  birthDate: partialDate.nullish(),
  birthCountry: country.nullish(),
  birthPlace: name.nullish(),
  sex,
  nationality: country.nullish(),
  residence: z.union([z.string().max(400), z.record(z.string(), z.unknown())]).nullish(),
  notThese: z.array(z.string().max(40)).max(200).nullish(),
})
const replacing = z.object({ from: z.string().max(40), to: z.string().max(40), reason: z.string().min(1).max(500) })

function createBisRegisterSimulator(tools: SimulatorTools): Simulator {
  const book = createNumberBook()
  const persons = new BoundedMap<string, BisPerson>(100_000)
  const namesakes = new BoundedMap<string, BisPerson[]>(100_000)
  const ssinByRequest = new BoundedMap<string, string>(100_000)
  const replacedBy = new BoundedMap<string, string>(10_000)
  const router = express.Router()

  router.use(notingRequests(tools.requests))
  router.use(
    faultGate(tools, {
      usualCode: 'SERVICE_UNAVAILABLE',
      answer: (code) => ({ status: code === 'SERVICE_UNAVAILABLE' ? 503 : 500, body: { code } }),
    }),
  )

  router.post('/persons/search', (request, response) => {
    const parsed = searching.safeParse(request.body)
    if (!parsed.success) return void response.status(422).json({ code: 'INVALID' })
    response.json({ candidates: 'ssin' in parsed.data ? byNumber(parsed.data.ssin) : byDescription(parsed.data) })
  })

  router.post('/persons', (request, response) => {
    const parsed = creating.safeParse(request.body)
    if (!parsed.success) return void response.status(422).json({ code: 'INVALID' })
    const asked = parsed.data
    const before = ssinByRequest.get(asked.requestId)
    if (before !== undefined) return void response.status(201).json({ ssin: before, register: 'BIS' })
    const missing = missingOf(asked)
    if (missing.length > 0) return void response.status(422).json({ code: 'MID_INSUFFICIENT', missing })

    const person = {
      surname: asked.surname ?? '',
      givenNames: (asked.givenNames ?? []).filter((given) => given !== ''),
      birthDate: asked.birthDate ?? '',
      sex: asked.sex ?? undefined,
    }
    const others = new Set(asked.notThese ?? [])
    const candidates = byDescription(person).filter(({ score, ssin }) => score >= sameScore && !others.has(ssin))
    if (candidates.length > 0) return void response.status(409).json({ code: 'PERSON_ALREADY_EXISTS', candidates })
    const ssin = mintBisNumber({ ...person, seed: asked.requestId }, (digits) => persons.has(digits))
    if (ssin === undefined) return void response.status(503).json({ code: 'SERVICE_UNAVAILABLE' })
    keep({ ...person, ssin })
    ssinByRequest.set(asked.requestId, ssin)
    response.status(201).json({ ssin, register: 'BIS' })
  })

  router.post('/replace', (request, response) => {
    const parsed = replacing.safeParse(request.body)
    if (!parsed.success) return void response.status(422).json({ code: 'INVALID' })
    const [from, to] = [parsed.data.from, parsed.data.to].map(digitsOf)
    if (from === undefined || to === undefined || from === to) return void response.status(422).json({ code: 'INVALID_SSIN' })
    if (personOf(from) === undefined) return void response.status(404).json({ code: 'UNKNOWN_SSIN' })
    replacedBy.set(from, to)
    response.json({ event: 'ssin.replaced', from, to })
  })

  function byDescription(asked: PersonAsked): Candidate[] {
    return (namesakes.get(filedUnder(asked)) ?? [])
      .filter((person) => !replacedBy.has(person.ssin) && personOf(person.ssin) !== undefined)
      .map((person) => candidateOf(person, scoreOf(person, asked)))
      .filter(({ score }) => score >= worthShowing)
      .sort((one, other) => other.score - one.score)
      .slice(0, 20)
  }

  /** A number that was replaced is answered with the one that counts now. */
  function byNumber(text: string): Candidate[] {
    const asked = digitsOf(text)
    if (asked === undefined) return []
    const ssin = replacedBy.get(asked) ?? asked
    const person = personOf(ssin)
    return person === undefined ? [] : [candidateOf(person, 100)]
  }

  function personOf(ssin: string): BisPerson | undefined {
    const state = book.get(ssin)?.state
    if (state !== undefined && state !== 'known') return undefined
    return persons.get(ssin) ?? madeFrom(ssin)
  }

  function keep(person: BisPerson): void {
    persons.set(person.ssin, person)
    const key = filedUnder(person)
    const others = (namesakes.get(key) ?? []).filter(({ ssin }) => ssin !== person.ssin)
    namesakes.set(key, [...others.slice(-1_000), person])
  }

  return {
    name: 'bis-register',
    path: '/bis-register',
    title: 'BIS register',
    about: 'Persons outside the national register. Creates valid BIS numbers; the same request gets the same number.',
    tries: [],
    router,
    putNumber(number, entry) {
      const ssin = digitsOf(number)
      if (ssin === undefined) return false
      book.set(ssin, entry)
      const made = madeFrom(ssin)
      if (entry.state === 'known' && made !== undefined) keep({ ...made, ...namesFrom(entry, made) })
      return true
    },
  }
}

/** Every number that passes its check belongs to someone, whose name is made from it. */
function madeFrom(ssin: string): BisPerson | undefined {
  const parsed = parseNiss(ssin, new Date().toISOString().slice(0, 10))
  if (!parsed.ok) return undefined
  return { ssin, ...personFrom(ssin, parsed.sex), birthDate: parsed.birthDate ?? '', sex: parsed.sex }
}

/** `Surname, Given Names`, or the surname last as people say it. */
function namesFrom(entry: NumberEntry, made: BisPerson): Pick<BisPerson, 'surname' | 'givenNames'> {
  if (entry.name === undefined) return made
  const [before = '', after] = entry.name.split(',').map((part) => part.trim())
  if (after !== undefined) return { surname: before, givenNames: after.split(/\s+/).filter(Boolean) }
  const words = before.split(/\s+/)
  return { surname: words.at(-1) ?? before, givenNames: words.slice(0, -1) }
}

/**
 * One of three sets must be whole: with birth place and sex, or with a residence; name and date always. A sex that is
 * said to be unknown (null) is an answer, for which numbers with the month raised by 20 are there; one left out is none.
 */
function missingOf(asked: z.infer<typeof creating>): string[] {
  const missing: string[] = []
  if (!asked.surname) missing.push('surname')
  if (!asked.birthDate) missing.push('birthDate')
  if (missing.length > 0 || asked.residence != null) return missing
  if (!/^\d{4}-(?!00)\d\d-(?!00)\d\d$/.test(asked.birthDate ?? '')) missing.push('birthDate')
  if (!asked.birthCountry && !asked.birthPlace) missing.push('birthPlace')
  if (asked.sex === undefined) missing.push('sex')
  return missing.length > 0 ? [...missing, 'residence'] : []
}

function digitsOf(text: string): string | undefined {
  const parsed = parseNiss(text, new Date().toISOString().slice(0, 10))
  return parsed.ok ? parsed.digits : undefined
}
