import express, { type Request } from 'express'
import { randomInt } from 'node:crypto'
import { parseViesNumber } from '#server/features/registrations/draft/vat-number.rules.ts'
import { faultGate, type ErrorAnswer } from './fault-gate.ts'
import { createNumberBook, type NumberEntry } from './number-book.ts'
import { notingRequests } from './request-log.ts'
import type { Simulator, SimulatorTools } from './simulator.ts'
import { parseViesQuestion, testServiceAnswers, viesCountries, type Trader, type ViesQuestion } from './vies-wire.ts'
import { traderOf } from './vies-traders.ts'

/** The European Commission's VAT check (VIES), REST form: `check-vat-number`, `check-status`, `check-vat-test-service`. */
export const viesSimulator = { name: 'vies', create: createViesSimulator }

function createViesSimulator(tools: SimulatorTools): Simulator {
  const book = createNumberBook()
  const router = express.Router()
  const gate = faultGate(tools, { usualCode: 'MS_UNAVAILABLE', answer: (code, request) => fault(code, request) })

  router.use(notingRequests(tools.requests))
  router.post('/check-vat-number', gate, (request, response) => {
    const { status, body } = check(parseViesQuestion(request.body), (key) => book.get(key) ?? tools.seeded('vies', key))
    response.status(status).json(body)
  })
  router.post('/check-vat-test-service', gate, (request, response) => {
    const { status, body } = test(parseViesQuestion(request.body))
    response.status(status).json(body)
  })
  // Not behind the gate: who polls the status must not use up a fault meant for the next check.
  router.get('/check-status', (_request, response) => {
    const { mode, code = 'MS_UNAVAILABLE', count } = tools.faults.current()
    if (mode === 'down') return void response.destroy()
    // A fault of the next so many questions is a hiccup and no member state that is away.
    const away = mode === 'error' && code.startsWith('MS_') && count === undefined
    const availability = away ? 'Unavailable' : 'Available'
    const vow = { available: !(mode === 'error' && code === 'SERVICE_UNAVAILABLE') }
    response.json({ vow, countries: viesCountries.map((countryCode) => ({ countryCode, availability })) })
  })

  return {
    name: 'vies',
    path: '/vies/rest-api',
    title: 'VIES',
    about: 'The European VAT check. Every number with good check digits is known; Germany and Spain disclose no names.',
    tries: ['/vies/rest-api/check-status'],
    router,
    putNumber(number, entry) {
      const key = keyOf(number.slice(0, 2).toUpperCase(), number.slice(2))
      if (key === undefined) return false
      book.set(key, entry)
      return true
    },
  }
}

function check(question: ViesQuestion | undefined, lookUp: (key: string) => NumberEntry | undefined): ErrorAnswer {
  if (question === undefined) return { status: 400, body: errorBody('INVALID_INPUT') }
  const { countryCode, vatNumber } = question
  if (!viesCountries.includes(countryCode) || vatNumber === '') return { status: 200, body: errorBody('INVALID_INPUT') }
  const asker = question.requester
  if (asker !== undefined && keyOf(asker.country, asker.number) === undefined) {
    return { status: 200, body: errorBody('INVALID_REQUESTER_INFO') }
  }
  const key = keyOf(countryCode, vatNumber)
  const entry = key === undefined ? undefined : lookUp(key)
  const isKnown = key !== undefined && (entry === undefined || entry.state === 'known')
  return { status: 200, body: answerBody(question, isKnown ? traderOf(countryCode, key.slice(2), entry) : undefined) }
}

function test(question: ViesQuestion | undefined): ErrorAnswer {
  if (question === undefined) return { status: 400, body: errorBody('INVALID_INPUT') }
  const answer = testServiceAnswers.get(question.vatNumber)
  if (answer === undefined) return { status: 200, body: errorBody('INVALID_INPUT') }
  if (typeof answer === 'string') return { status: 200, body: errorBody(answer) }
  return { status: 200, body: answerBody(question, answer.trader) }
}

/** `VOW-ERR-1` comes as a 500, `WRONG_ECHO` answers about another number; all other codes come as a 200. */
function fault(code: string, request: Request): ErrorAnswer {
  const question = parseViesQuestion(request.body)
  if (code === 'WRONG_ECHO' && question !== undefined) {
    const { countryCode, vatNumber } = question
    return {
      status: 200,
      body: answerBody({ countryCode, vatNumber: `${vatNumber}9` }, traderOf(countryCode, vatNumber)),
    }
  }
  return { status: code === 'VOW-ERR-1' ? 500 : 200, body: errorBody(code) }
}

function errorBody(code: string): unknown {
  return { actionSucceed: false, errorWrappers: [{ error: code, message: code.replaceAll('_', ' ').toLowerCase() }] }
}

function answerBody(question: ViesQuestion, trader: Trader | undefined): unknown {
  const asked = question.trader ?? {}
  const shown = `${trader?.name ?? ''} ${trader?.address ?? ''}`.toUpperCase()
  const match = (text: string | undefined): string => {
    if (!text || trader === undefined) return 'NOT_PROCESSED'
    return shown.includes(text.trim().toUpperCase()) ? 'VALID' : 'INVALID'
  }
  return {
    countryCode: question.countryCode,
    vatNumber: question.vatNumber,
    requestDate: new Date().toISOString(),
    valid: trader !== undefined,
    requestIdentifier: question.requester === undefined ? '' : consultationNumber(),
    name: trader?.name ?? '---',
    address: trader?.address ?? '---',
    traderName: asked.name || '---',
    traderStreet: asked.street || '---',
    traderPostalCode: asked.postalCode || '---',
    traderCity: asked.city || '---',
    traderCompanyType: asked.companyType || '---',
    traderNameMatch: match(asked.name),
    traderStreetMatch: match(asked.street),
    traderPostalCodeMatch: match(asked.postalCode),
    traderCityMatch: match(asked.city),
    traderCompanyTypeMatch: match(asked.companyType),
  }
}

function keyOf(country: string, number: string): string | undefined {
  const parsed = parseViesNumber(country, number)
  return parsed.ok ? parsed.prefix + parsed.number : undefined
}

/** Sixteen signs, as VIES gives to who says who asks: the proof for the tax office. */
function consultationNumber(): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
  return 'WAPIAAAAW' + Array.from({ length: 7 }, () => signs[randomInt(signs.length)]).join('')
}
