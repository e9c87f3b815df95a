import * as z from 'zod/mini'

export const documentKinds = ['registration-proof'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What a document of each kind belongs to: the type of subject whose watchers hear of it. */
export const subjectOf = { 'registration-proof': 'registration' } as const satisfies Record<DocumentKind, string>

/** `checking` until the deep look is done; `refused` files have lost their bytes. */
export const documentStates = ['checking', 'clean', 'refused'] as const
export type DocumentState = (typeof documentStates)[number]

/** Why a file was refused after it was received whole. */
export const refusalCodes = ['unreadable', 'password', 'scripts', 'embedded-files', 'launch-actions', 'too-complex', 'no-pages'] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** 10 MiB (S37). */
export const proofMaxBytes = 10 * 1024 * 1024

export const documentView = z.object({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  pages: z.nullable(z.int()),
  sha256: z.string(),
  state: z.enum(documentStates),
  code: z.nullable(z.enum(refusalCodes)),
  storedAt: z.string(),
})
export type DocumentView = z.infer<typeof documentView>
