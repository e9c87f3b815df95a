import type { Address } from '#server/features/companies/companies.contract.ts'
import { optional, text } from '#lib/api/form-values.ts'

/** An address as typed under `path`. */
export function addressIn(form: FormData, path: string, country?: string): Address {
  return {
    street: text(form, `${path}.street`),
    number: optional(form, `${path}.number`),
    box: optional(form, `${path}.box`),
    postcode: optional(form, `${path}.postcode`),
    city: text(form, `${path}.city`),
    region: optional(form, `${path}.region`),
    country: country ?? text(form, `${path}.country`),
  }
}

/** A saved address as the form shows it. */
export function addressValues(path: string, address: Address | null | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(address ?? {}).map(([part, value]) => [`${path}.${part}`, value ?? '']))
}
