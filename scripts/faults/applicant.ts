import { call, numberIn, textIn, type Answer, type CallOptions } from './http.ts'
import { wordFor } from './people.ts'
import { smallPdf } from './small-pdf.ts'
import { until } from './until.ts'

/** How a request is sent: once, or again and again by a patient program. */
export type Sender = (method: string, path: string, options?: CallOptions) => Promise<Answer>

/** One who registers a company, by the API alone. */
export type Applicant = { id: string; token: string; version: number; email: string }

/** The n-th Spanish company: `A` and eight digits of which the last one checks the others. */
export function spanishNumber(n: number): string {
  const digits = String(1_000_000 + n).slice(-7)
  const sum = [...digits].reduce((total, digit, place) => {
    const value = Number(digit)
    const doubled = value * 2
    return total + (place % 2 === 0 ? Math.floor(doubled / 10) + (doubled % 10) : value)
  }, 0)
  return `A${digits}${String((10 - (sum % 10)) % 10)}`
}

const office = { street: 'Calle de Alcalá', number: '42', postcode: '28014', city: 'Madrid', country: 'ES' }

/** Sends once to this server. */
export function senderTo(url: string): Sender {
  return (method, path, options) => call(method, `${url}/api/v1${path}`, options)
}

/** Begins a registration and fills everything in; it is then ready to be sent. */
export async function fillIn(send: Sender, n: number): Promise<Applicant> {
  const email = `representative-${String(n)}@faults.example`
  const body = { country: 'ES', language: 'en', vatNumber: spanishNumber(n) }
  const begun = good(await send('POST', '/registrations', { body, key: `start-${String(n)}` }), 201)
  const [id, token] = [textIn(begun, 'id'), textIn(begun, 'accessToken')]
  const filled = good(
    await send('PATCH', `/registrations/${id}`, {
      bearer: token,
      body: {
        version: numberIn(begun, 'version'),
        contact: { name: 'Luisa Pérez', email: `contact-${String(n)}@faults.example` },
        company: { commercialName: `Ortopedia ${wordFor(n)} S.L.`, address: office },
        establishmentUnits: [{ name: 'Almacén', address: office }],
        legalRepresentatives: [
          {
            firstName: 'Ana',
            lastName: `García ${wordFor(n)}`,
            sex: 'F',
            birthDate: `19${String(50 + (n % 50))}-02-1${String(n % 10)}`,
            birthCountry: 'ES',
            email,
          },
        ],
      },
    }),
  )
  good(await send('PUT', `/registrations/${id}/proof?name=extracto.pdf`, { bearer: token, file: smallPdf(`Ortopedia ${String(n)}`) }))
  return { id, token, version: numberIn(filled, 'version'), email }
}

/** Until the register has answered and the proof was found clean: then it can be approved. */
export async function untilChecked(send: Sender, { id, token }: Applicant, withinMs = 60_000): Promise<void> {
  const look = async () => {
    const { body } = await send('GET', `/registrations/${id}`, { bearer: token })
    return textIn(body, 'numberCheck', 'state') === 'valid' && textIn(body, 'proof', 'state') === 'clean'
  }
  await until('number and proof checked', look, { withinMs, everyMs: 200 })
}

/** Filled in, checked and sent to the agency; answers it with the version to be claimed. */
export async function sendIn(send: Sender, n: number): Promise<Applicant> {
  const applicant = await fillIn(send, n)
  await untilChecked(send, applicant)
  const sent = good(
    await send('POST', `/registrations/${applicant.id}/submit`, { bearer: applicant.token, body: { version: applicant.version } }),
  )
  return { ...applicant, version: numberIn(sent, 'version') }
}

/** The body of an answer that must be good, or the row ends with what was answered instead. */
export function good(answer: Answer, status = 200): Record<string, unknown> {
  if (answer.status === status) return answer.body
  throw new Error(`An answer was ${String(answer.status)} instead of ${String(status)}: ${JSON.stringify(answer.body).slice(0, 300)}`)
}
