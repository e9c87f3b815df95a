import * as z from 'zod/mini'

/** How long what has arrived of a file waits for its rest. */
export const uploadHours = 24

/** Where a file stands that comes in parts. */
export const uploadView = z.object({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  /** How many bytes have arrived and are kept. */
  offset: z.int(),
  sha256: z.nullable(z.string()),
  /** True once it has become the document. */
  done: z.boolean(),
  expiresAt: z.string(),
})
export type UploadView = z.infer<typeof uploadView>
