import { z } from 'zod'
import { GatewayFault } from './gateway-fault.ts'
import { exchange, jsonOf } from './http-exchange.ts'
import { wireText } from './wire-text.ts'

export type ViesAnswer =
  | {
      outcome: 'valid'
      /** Undefined where the member state does not disclose it. */
      name: string | undefined
      address: string | undefined
      /** The proof that we asked; only given to who says who asks. */
      consultationNumber: string | undefined
      /** The body as it came, kept as evidence. */
      raw: string
    }
  | { outcome: 'invalid'; code: 'NOT_VALID' | 'INVALID_INPUT'; raw: string }
  /** `blocked`: asking again will not help; staff must look at it. */
  | { outcome: 'unavailable'; code: string; blocked: boolean; raw: string | undefined }

export type ViesStatus =
  | {
      outcome: 'answered'
      available: boolean
      countries: Record<string, 'available' | 'unavailable' | 'not-monitored'>
    }
  | { outcome: 'unavailable'; code: string }

export type ViesGateway = {
  /** `countryCode` as VIES writes it: EL for Greece, XI for Northern Ireland, FR for Monaco. Never throws. */
  checkVatNumber: (question: { countryCode: string; vatNumber: string; signal?: AbortSignal }) => Promise<ViesAnswer>
  /** Which member states answer now. Never throws. */
  checkStatus: (signal?: AbortSignal) => Promise<ViesStatus>
}

const failure = z.object({
  actionSucceed: z.literal(false).optional(),
  errorWrappers: z.array(z.object({ error: z.string() })).min(1),
})
/** The form of the web page's own service: an error stands beside `valid: false`, which then means nothing. */
const failureBeside = z.object({ userError: z.string().regex(/^(?!VALID$|INVALID$)/) })
const answer = z.object({
  countryCode: z.string(),
  vatNumber: z.string(),
  valid: z.boolean(),
  requestIdentifier: wireText(100).nullish(),
  name: wireText(500).nullish(),
  address: wireText(1000).nullish(),
})
const status = z.object({
  vow: z.object({ available: z.boolean() }),
  countries: z.array(z.object({ countryCode: z.string().regex(/^[A-Z]{2}$/), availability: z.string() })).max(100),
})

/** These are about us, not about the number: another try would get the same answer. */
const blocking: readonly string[] = ['INVALID_REQUESTER_INFO', 'VAT_BLOCKED', 'IP_BLOCKED']

/**
 * The client of the Commission's VIES service, REST form. `requester` is our own VAT number (`BE0314595348`), for which
 * VIES gives a consultation number. Errors come with status 200 as often as not, so the body decides, never the status.
 */
export function createViesGateway(settings: { url: string; requester?: string; timeoutMs?: number }): ViesGateway {
  const { url, requester, timeoutMs = 10_000 } = settings
  const asker = requester === undefined ? {} : { requesterMemberStateCode: requester.slice(0, 2), requesterNumber: requester.slice(2) }

  return {
    async checkVatNumber({ countryCode, vatNumber, signal }) {
      const body = { countryCode, vatNumber, ...asker }
      try {
        const reply = await exchange('vies', {
          method: 'POST',
          url: `${url}/check-vat-number`,
          body,
          timeoutMs,
          signal,
        })
        return read(reply, countryCode, vatNumber)
      } catch (error) {
        return { outcome: 'unavailable', code: faultCode(error), blocked: false, raw: undefined }
      }
    },
    async checkStatus(signal) {
      try {
        const reply = await exchange('vies', { method: 'GET', url: `${url}/check-status`, timeoutMs, signal })
        const parsed = status.safeParse(jsonOf(reply.text))
        if (!parsed.success) return { outcome: 'unavailable', code: codeOfStatus(reply.status) }
        const countries = parsed.data.countries.map(({ countryCode, availability }) => {
          const words = { Available: 'available', Unavailable: 'unavailable' } as const
          const known = availability === 'Available' || availability === 'Unavailable'
          return [countryCode, known ? words[availability] : 'not-monitored'] as const
        })
        return { outcome: 'answered', available: parsed.data.vow.available, countries: Object.fromEntries(countries) }
      } catch (error) {
        return { outcome: 'unavailable', code: faultCode(error) }
      }
    },
  }
}

function read(reply: { status: number; text: string }, countryCode: string, vatNumber: string): ViesAnswer {
  const raw = reply.text
  const json = jsonOf(raw)
  const failed = failureIn(json)
  if (failed !== undefined) {
    const code = wellFormed(failed)
    if (code === 'INVALID_INPUT') return { outcome: 'invalid', code, raw }
    return { outcome: 'unavailable', code, blocked: blocking.includes(code), raw }
  }
  const parsed = answer.safeParse(json)
  if (!parsed.success || reply.status >= 400) {
    return { outcome: 'unavailable', code: codeOfStatus(reply.status), blocked: false, raw }
  }
  const { valid, name, address, requestIdentifier } = parsed.data
  // An answer about another number is no answer, however friendly it is.
  if (bare(parsed.data.countryCode) !== bare(countryCode) || bare(parsed.data.vatNumber) !== bare(vatNumber)) {
    return { outcome: 'unavailable', code: 'ECHO_MISMATCH', blocked: false, raw }
  }
  if (!valid) return { outcome: 'invalid', code: 'NOT_VALID', raw }
  return {
    outcome: 'valid',
    name: disclosed(name),
    address: disclosed(address),
    consultationNumber: requestIdentifier || undefined,
    raw,
  }
}

/** What VIES says went wrong, in whichever of its two ways it says so. */
function failureIn(json: unknown): string | undefined {
  const failed = failure.safeParse(json)
  if (failed.success) return failed.data.errorWrappers[0]?.error ?? ''
  const beside = failureBeside.safeParse(json)
  return beside.success ? beside.data.userError : undefined
}

/** Three dashes stand for what a member state does not tell; they are never a name. */
function disclosed(text: string | null | undefined): string | undefined {
  return text && !/^[-\s]+$/.test(text) ? text : undefined
}

function bare(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase()
}

function wellFormed(code: string): string {
  return /^[A-Z0-9_-]{1,60}$/.test(code) ? code : 'UNKNOWN_ERROR'
}

function codeOfStatus(status: number): string {
  return status >= 400 ? `HTTP_${status}` : 'MALFORMED'
}

function faultCode(error: unknown): string {
  if (error instanceof GatewayFault) return error.code
  throw error
}
