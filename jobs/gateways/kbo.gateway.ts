import { z } from 'zod'
import { GatewayFault } from './gateway-fault.ts'
import { exchange, jsonOf, malformed, statusFault } from './http-exchange.ts'
import { optionalWireText, wireText } from './wire-text.ts'

export type KboAddress = z.infer<typeof address>
export type KboEnterprise = z.infer<typeof enterprise>

export type KboLookUp =
  | { outcome: 'known'; enterprise: KboEnterprise }
  /** Struck off; what was known of it. */
  | { outcome: 'ceased'; enterprise: KboEnterprise }
  | { outcome: 'unknown' }

export type KboCreation =
  | { outcome: 'created'; number: string }
  /** The register holds this company already, under this number. */
  | { outcome: 'already-exists'; number: string }
  | { outcome: 'refused'; code: string; fields: string[] }

export type NewKboEnterprise = {
  /** The same for each attempt of one wish: the register gives one number for it. */
  requestId: string
  name: string
  country: string
  foreignNumber?: string | null
  address: {
    street: string
    number?: string | null
    box?: string | null
    postcode?: string | null
    city: string
    region?: string | null
    country: string
  }
  legalForm?: string | null
}

export type KboGateway = {
  findEnterprise: (number: string, signal?: AbortSignal) => Promise<KboLookUp>
  searchEnterprises: (question: { name: string; country?: string; signal?: AbortSignal }) => Promise<KboEnterprise[]>
  createEnterprise: (wish: NewKboEnterprise, signal?: AbortSignal) => Promise<KboCreation>
}

/** Registers write their numbers with or without dots. */
const tenDigits = z
  .string()
  .max(20)
  .transform((text) => text.replace(/[.\s]/g, ''))
  .pipe(z.string().regex(/^\d{10}$/))
const optionalDate = z.iso
  .date()
  .nullish()
  .transform((date) => date ?? undefined)
const address = z.object({
  street: wireText(200),
  number: optionalWireText(20),
  box: optionalWireText(20),
  postcode: optionalWireText(20),
  city: wireText(100),
  region: optionalWireText(100),
  country: z.string().regex(/^[A-Z]{2}$/),
})
const enterprise = z.object({
  number: tenDigits,
  status: z.enum(['active', 'ceased']),
  startDate: optionalDate,
  legalForm: optionalWireText(60),
  names: z
    .array(z.object({ language: wireText(10), type: wireText(40), value: wireText(200) }))
    .min(1)
    .max(50),
  // Four of ten enterprises in the open data have no address: those of natural persons.
  address: address.nullish().transform((given) => given ?? undefined),
  establishments: orNone(z.array(z.object({ number: tenDigits, name: wireText(200), address })).max(2_000)),
  functions: orNone(
    z
      .array(
        z.object({
          ssin: optionalWireText(20),
          name: wireText(200),
          role: wireText(60),
          from: optionalDate,
          to: optionalDate,
        }),
      )
      .max(2_000),
  ),
})
const found = z.object({ items: z.array(enterprise).max(500) })
const numbered = z.object({ number: tenDigits })
const refusal = z.object({
  code: z.string().max(60),
  fields: z.array(z.string().max(100)).max(50).default([]),
})

function orNone<Item extends z.ZodType>(list: z.ZodArray<Item>) {
  return list.nullish().transform((items) => items ?? [])
}

/** The client of the company register (KBO/BCE). A silent or confused register throws a `GatewayFault`. */
export function createKboGateway(settings: { url: string; timeoutMs?: number }): KboGateway {
  const { url, timeoutMs = 10_000 } = settings
  const system = 'kbo'

  return {
    async findEnterprise(number, signal) {
      if (!/^\d{10}$/.test(number)) return { outcome: 'unknown' }
      const reply = await exchange(system, { method: 'GET', url: `${url}/enterprises/${number}`, timeoutMs, signal })
      if (reply.status === 404) return { outcome: 'unknown' }
      if (reply.status !== 200) throw statusFault(system, reply.status)
      const parsed = enterprise.safeParse(jsonOf(reply.text))
      if (!parsed.success) throw malformed(system)
      if (parsed.data.number !== number) throw new GatewayFault({ system, code: 'ECHO_MISMATCH', retryable: true })
      return { outcome: parsed.data.status === 'ceased' ? 'ceased' : 'known', enterprise: parsed.data }
    },

    async searchEnterprises({ name, country, signal }) {
      const query = new URLSearchParams(country === undefined ? { name } : { name, country }).toString()
      const reply = await exchange(system, { method: 'GET', url: `${url}/enterprises?${query}`, timeoutMs, signal })
      if (reply.status !== 200) throw statusFault(system, reply.status)
      const parsed = found.safeParse(jsonOf(reply.text))
      if (!parsed.success) throw malformed(system)
      return parsed.data.items
    },

    async createEnterprise(wish, signal) {
      const reply = await exchange(system, { method: 'POST', url: `${url}/enterprises`, body: wish, timeoutMs, signal })
      const json = jsonOf(reply.text)
      if (reply.status === 422) {
        const parsed = refusal.safeParse(json)
        const { code, fields } = parsed.success ? parsed.data : { code: 'INVALID', fields: [] }
        return { outcome: 'refused', code, fields }
      }
      if (reply.status !== 200 && reply.status !== 201 && reply.status !== 409) throw statusFault(system, reply.status)
      const parsed = numbered.safeParse(json)
      if (!parsed.success) throw malformed(system)
      return { outcome: reply.status === 409 ? 'already-exists' : 'created', number: parsed.data.number }
    },
  }
}
