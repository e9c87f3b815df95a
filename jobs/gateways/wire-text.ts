import { z } from 'zod'

/** Text from outside: without control characters (line ends stay), trimmed, and never longer than `most`. */
export const wireText = (most: number) =>
  z.string().transform((text) =>
    text
      .slice(0, most)
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n]/gu, ' ')
      .trim(),
  )

/** The same where the register may leave it out: empty counts as left out. */
export const optionalWireText = (most: number) =>
  wireText(most)
    .nullish()
    .transform((text) => text || undefined)
