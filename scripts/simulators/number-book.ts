import { z } from 'zod'
import { BoundedMap } from './bounded-map.ts'

const addressInput = z.object({
  street: z.string().max(200),
  number: z.string().max(20).optional(),
  box: z.string().max(20).optional(),
  postcode: z.string().max(20).optional(),
  city: z.string().max(100),
  region: z.string().max(100).optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
})
export type SimulatedAddress = z.infer<typeof addressInput>

/**
 * The body of `PUT /numbers/{simulator}/{number}`. `address` as a register writes it, or as text: its lines (or what
 * commas part), the last with postcode and city. `names`, `establishments` and `functions` are for the company register.
 */
export const numberEntryInput = z.object({
  state: z.enum(['known', 'unknown', 'invalid', 'ceased']),
  name: z.string().min(1).max(200).optional(),
  address: z.union([z.string().min(1).max(400), addressInput]).optional(),
  /** For the company register: names by language and type, instead of the one name. */
  names: z
    .array(z.object({ language: z.string().max(10), type: z.string().max(40), value: z.string().min(1).max(200) }))
    .min(1)
    .max(20)
    .optional(),
  establishments: z
    .array(z.object({ number: z.string().max(20), name: z.string().max(200), address: addressInput }))
    .max(100)
    .optional(),
  functions: z
    .array(
      z.object({
        ssin: z.string().max(20).optional(),
        name: z.string().max(200),
        role: z.string().max(60),
        from: z.iso.date(),
        to: z.iso.date().optional(),
      }),
    )
    .max(100)
    .optional(),
})
export type NumberEntry = z.infer<typeof numberEntryInput>

/** What was said of single numbers by `PUT /numbers`; all others are known with a name made from them. */
export function createNumberBook(): BoundedMap<string, NumberEntry> {
  return new BoundedMap<string, NumberEntry>(10_000)
}

/** An address given as text, as the company register would hold it. */
export function addressFromText(text: string, country: string): SimulatedAddress {
  const parts = text
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const street = parts[0] ?? text.trim()
  const place = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  const [, postcode, city] = /^(\S*\d\S*)\s+(.+)$/.exec(place) ?? []
  const [, road, number] = /^(.+?)\s+(\d+\s?[A-Za-z]?)$/.exec(street) ?? []
  return { street: road ?? street, number, postcode, city: (city ?? place) || '-', country }
}

/** The same on the lines of an envelope, in capitals, as VIES answers it. */
export function addressLines(address: SimulatedAddress): string {
  const street = [address.street, address.number, address.box].filter(Boolean).join(' ')
  const place = [address.postcode, address.city].filter(Boolean).join(' ')
  return `${street}\n${place}`
}
