import * as z from 'zod/mini'
import { screenLanguages } from '../identity.contract.ts'

/** What is told when somebody goes elsewhere to sign in. */
export const leaving = {
  language: z.enum(screenLanguages),
  /** The page of ours that was wanted. */
  back: z.optional(z.string().check(z.maxLength(2000))),
  /** Under which of its names a demo on one's own machine was opened. */
  origin: z.optional(z.string().check(z.maxLength(200))),
}

/** Where the browser goes, and what it holds until it comes back. */
export const departure = z.object({ location: z.string(), pending: z.string(), maxAgeSeconds: z.int() })

export const comingBack = z.object({
  /** What this browser was given when it left; null where it holds nothing. */
  pending: z.nullable(z.string().check(z.maxLength(6000))),
  /** The query of the address it came back to. */
  query: z.string().check(z.maxLength(6000)),
})
