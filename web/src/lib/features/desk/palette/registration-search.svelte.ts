import { listDeskRegistrations, type RegistrationStatus } from '#server/features/registrations/registrations.contract.ts'
import { call } from '#lib/api/call.ts'
import { problemOf } from '#lib/api/problems.ts'
import { writtenEnterpriseNumber, writtenVatNumber } from '#lib/features/registrations/fields/country-questions.ts'
import { mayBeNiss } from '#lib/ui/overlay/palette-match.ts'
import { m } from '#lib/words.ts'

type Found = { id: string; reference: string; name: string; number: string; status: RegistrationStatus }

/** As long as fingers are quicker than this, nothing is asked. */
const restMs = 180

/** The registrations whose name, reference or number has what is typed, of every status; asked of the queue, the last question wins. */
export function registrationSearch(asked: () => string): {
  readonly rows: readonly Found[]
  readonly looking: boolean
  readonly notice: string | undefined
} {
  let rows = $state.raw<readonly Found[]>([])
  let looking = $state(false)
  let refusal = $state<string | undefined>()
  const text = $derived(asked().trim())
  // The question travels in an address: a national number never does.
  const closed = $derived(mayBeNiss(text))

  $effect(() => {
    const q = text
    refusal = undefined
    if (q.length < 2 || closed) {
      rows = []
      looking = false
      return
    }
    looking = true
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void call(listDeskRegistrations, { query: { q, status: 'all', limit: 6 } }, { signal: stop.signal })
        .then(({ items }) => {
          rows = items.map((row) => ({
            id: row.id,
            reference: row.reference,
            name: row.companyName ?? '',
            number: row.vatNumber ? writtenVatNumber(row.vatNumber) : row.cbeNumber ? writtenEnterpriseNumber(row.cbeNumber) : '',
            status: row.status,
          }))
          looking = false
        })
        .catch((thrown: unknown) => {
          if (stop.signal.aborted) return
          rows = []
          looking = false
          refusal = problemOf(thrown)?.title ?? m.palette_unreachable()
        })
    }, restMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  })

  return {
    get rows() {
      return rows
    },
    get looking() {
      return looking
    },
    get notice() {
      return closed ? m.palette_niss() : refusal
    },
  }
}
