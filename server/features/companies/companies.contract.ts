import * as z from 'zod/mini'

/** Where a company stands with its Belgian enterprise number: it brought one, one is asked for, or the register gave one (S58). */
export const cbeStates = ['given', 'asked', 'issued', 'refused'] as const

export const companyRoles = ['legal-representative', 'contact-person'] as const
export type CompanyRole = (typeof companyRoles)[number]

/** Control signs, zero-width and text-direction overrides never belong in what people type into one line. */
export const oneLine = /^[^\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/u

/** One line of text, trimmed and in NFC, 1 to `longest` characters. */
export const textLine = (longest: number) =>
  z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(longest), z.regex(oneLine))

/** As one line, but with the joiners that Persian, Hindi and other scripts need inside a word. */
export const nameSigns = /^[^\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/u

/** A part of a person's name in any script: trimmed, in NFC, one letter is enough (S41). */
export const personName = z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(100), z.regex(nameSigns))

/** ISO 3166-1 alpha-2. */
export const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/))

/** An address as typed. Street, city and country always; region never required (S38). */
export const address = z.object({
  street: textLine(200),
  number: z.optional(z.nullable(textLine(20))),
  box: z.optional(z.nullable(textLine(20))),
  postcode: z.optional(z.nullable(textLine(20))),
  city: textLine(100),
  region: z.optional(z.nullable(textLine(100))),
  country: countryCode,
})
export type Address = z.infer<typeof address>

/** A company that is the legal representative of another one; a person stands for it. */
export type RepresentedCompany = { name: string; country: string; number: string | null }
