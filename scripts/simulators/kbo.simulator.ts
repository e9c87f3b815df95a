import express from 'express'
import { z } from 'zod'
import { parseEnterpriseNumber } from '#server/features/companies/enterprise-number.rules.ts'
import { BoundedMap } from './bounded-map.ts'
import { faultGate } from './fault-gate.ts'
import {
  company,
  enterpriseFrom,
  enterpriseWith,
  mintEnterpriseNumber,
  wellKnownEnterprises,
  type KboEnterprise,
} from './kbo-enterprises.ts'
import { createNumberBook } from './number-book.ts'
import { notingRequests } from './request-log.ts'
import type { Simulator, SimulatorTools } from './simulator.ts'

/** The company register (KBO/BCE): look up by number, search by name, create a foreign company. */
export const kboSimulator = { name: 'kbo', create: createKboSimulator }

const word = (most: number) => z.string().trim().min(1).max(most)
const creation = z.object({
  requestId: word(200),
  name: word(200),
  country: z.string().regex(/^[A-Z]{2}$/),
  foreignNumber: z.string().max(60).nullish(),
  address: z.object({
    street: word(200),
    number: z.string().max(20).nullish(),
    box: z.string().max(20).nullish(),
    postcode: z.string().max(20).nullish(),
    city: word(100),
    region: z.string().max(100).nullish(),
    country: z.string().regex(/^[A-Z]{2}$/),
  }),
  legalForm: z.string().max(60).nullish(),
})

const listedAtOnce = 25

function createKboSimulator(tools: SimulatorTools): Simulator {
  const book = createNumberBook()
  const created = new BoundedMap<string, KboEnterprise>(50_000)
  const numberByRequest = new BoundedMap<string, string>(50_000)
  const numberByCompany = new BoundedMap<string, string>(100_000)
  const router = express.Router()

  router.use(notingRequests(tools.requests))
  router.use(
    faultGate(tools, {
      usualCode: 'SERVICE_UNAVAILABLE',
      answer: (code) =>
        code === 'WRONG_ECHO'
          ? { status: 200, body: enterpriseFrom('0403019261') }
          : { status: code === 'SERVICE_UNAVAILABLE' ? 503 : code === 'INVALID' ? 422 : 500, body: { code } },
    }),
  )

  router.get('/enterprises/:number', (request, response) => {
    const parsed = parseEnterpriseNumber(request.params.number)
    const enterprise = parsed.ok ? find(parsed.digits) : undefined
    if (enterprise === undefined) return void response.status(404).json({ code: 'UNKNOWN_ENTERPRISE' })
    response.json(enterprise)
  })

  router.get('/enterprises', (request, response) => {
    const name = folded(textOf(request.query.name))
    const country = textOf(request.query.country).toUpperCase()
    const items: KboEnterprise[] = []
    for (const enterprise of allNamed()) {
      const fits = name !== '' && enterprise.names.some(({ value }) => folded(value).includes(name))
      if (fits && (country === '' || enterprise.address.country === country)) items.push(enterprise)
      if (items.length === listedAtOnce) break
    }
    response.json({ items })
  })

  router.post('/enterprises', (request, response) => {
    const parsed = creation.safeParse(request.body)
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join('.'))
      return void response.status(422).json({ code: 'INVALID', fields: [...new Set(fields)] })
    }
    const asked = parsed.data
    const before = numberByRequest.get(asked.requestId)
    if (before !== undefined) return void response.status(201).json({ number: before })
    const same = sameCompanyKeys(asked.country, asked.name, asked.foreignNumber)
    const known = same.map((key) => numberByCompany.get(key)).find((number) => number !== undefined)
    if (known !== undefined) return void response.status(409).json({ code: 'ALREADY_EXISTS', number: known })

    const number = mintEnterpriseNumber(asked.requestId, (candidate) => created.has(candidate))
    const today = new Date().toISOString().slice(0, 10)
    const address = Object.fromEntries(Object.entries(asked.address).filter(([, part]) => part != null))
    const whole = { ...asked.address, ...address } as KboEnterprise['address']
    created.set(number, company(number, today, asked.name, whole, asked.legalForm ?? undefined))
    numberByRequest.set(asked.requestId, number)
    for (const key of same) numberByCompany.set(key, number)
    response.status(201).json({ number })
  })

  function find(number: string): KboEnterprise | undefined {
    const entry = book.get(number) ?? tools.seeded('kbo', number)
    if (entry !== undefined) {
      return entry.state === 'known' || entry.state === 'ceased' ? enterpriseWith(number, entry) : undefined
    }
    return created.get(number) ?? enterpriseFrom(number)
  }

  function* allNamed(): Generator<KboEnterprise> {
    yield* wellKnownEnterprises.values()
    yield* named.values()
    yield* created.values()
  }
  // Numbers that were set can be searched by name; those only made from their digits cannot, there are millions.
  const named = new BoundedMap<string, KboEnterprise>(10_000)

  return {
    name: 'kbo',
    path: '/kbo',
    title: 'KBO / BCE',
    about: 'The company register. Every number with good check digits is a company; new ones get a number of the 1xxx series.',
    tries: ['/kbo/enterprises/1000439093', '/kbo/enterprises?name=plastique'],
    router,
    putNumber(number, entry) {
      const parsed = parseEnterpriseNumber(number)
      if (!parsed.ok) return false
      book.set(parsed.digits, entry)
      const enterprise = find(parsed.digits)
      if (enterprise === undefined) named.delete(parsed.digits)
      else named.set(parsed.digits, enterprise)
      return true
    },
  }
}

/** Two requests are about the same company when country and foreign number agree, or country and name. */
function sameCompanyKeys(country: string, name: string, foreignNumber: string | null | undefined): string[] {
  const number = (foreignNumber ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase()
  const byName = `${country} name ${folded(name)}`
  return number === '' ? [byName] : [`${country} number ${number}`, byName]
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
