import { z } from 'zod'

/** The countries VIES answers for, as it writes them. */
export const viesCountries: readonly string[] = 'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(
  ' ',
)

export type Trader = { name: string; address: string }

export type ViesQuestion = {
  countryCode: string
  vatNumber: string
  /** Both parts given: then the answer has a consultation number. */
  requester?: { country: string; number: string }
  trader?: { name?: string; street?: string; postalCode?: string; city?: string; companyType?: string }
}

const text = z.string().max(500).optional()
const question = z.object({
  countryCode: z.string().max(10),
  vatNumber: z.string().max(100),
  requesterMemberStateCode: text,
  requesterNumber: text,
  traderName: text,
  traderStreet: text,
  traderPostalCode: text,
  traderCity: text,
  traderCompanyType: text,
})

/** Reads the body of a check; undefined if it is none. */
export function parseViesQuestion(body: unknown): ViesQuestion | undefined {
  const parsed = question.safeParse(body)
  if (!parsed.success) return undefined
  const asked = parsed.data
  const country = asked.requesterMemberStateCode ?? ''
  const number = asked.requesterNumber ?? ''
  return {
    countryCode: asked.countryCode.trim().toUpperCase(),
    vatNumber: asked.vatNumber.replace(/[\s.-]/g, '').toUpperCase(),
    requester: country !== '' || number !== '' ? { country, number } : undefined,
    trader: {
      name: asked.traderName,
      street: asked.traderStreet,
      postalCode: asked.traderPostalCode,
      city: asked.traderCity,
      companyType: asked.traderCompanyType,
    },
  }
}

/** What the Commission's own test service answers: the number chooses the answer, in any country. */
export const testServiceAnswers: ReadonlyMap<string, string | { trader: Trader | undefined }> = new Map<
  string,
  string | { trader: Trader | undefined }
>([
  ['100', { trader: { name: 'John Doe', address: '123 Main St, Anytown, UK' } }],
  ['200', { trader: undefined }],
  ['201', 'INVALID_INPUT'],
  ['202', 'INVALID_REQUESTER_INFO'],
  ['300', 'SERVICE_UNAVAILABLE'],
  ['301', 'MS_UNAVAILABLE'],
  ['302', 'TIMEOUT'],
  ['400', 'VAT_BLOCKED'],
  ['401', 'IP_BLOCKED'],
  ['500', 'GLOBAL_MAX_CONCURRENT_REQ'],
  ['501', 'GLOBAL_MAX_CONCURRENT_REQ_TIME'],
  ['600', 'MS_MAX_CONCURRENT_REQ'],
  ['601', 'MS_MAX_CONCURRENT_REQ_TIME'],
])
