import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type KeptHead = { position: number; seal: Buffer }

const head = z.object({ position: z.int().positive(), seal: z.string().regex(/^[0-9a-f]{64}$/) })
const logLine = z.object({ auditHead: head })

/**
 * Reads heads that somebody kept: an answer of `GET /api/v1/audit/heads`, a list of heads, one head on each line, or the
 * log of the jobs' process as it is, of which the lines without a head are passed over.
 */
export function readKeptHeads(file: string): Map<number, KeptHead> {
  const heads = new Map<number, KeptHead>()
  for (const found of headsIn(readFileSync(file, 'utf8'))) {
    heads.set(found.position, { position: found.position, seal: Buffer.from(found.seal, 'hex') })
  }
  if (heads.size === 0) throw new Error(`${file} holds no head of the trail.`)
  return heads
}

function headsIn(text: string): z.infer<typeof head>[] {
  const whole = parse(text)
  if (whole !== undefined) {
    const list = z
      .union([z.object({ items: z.array(head) }).transform((page) => page.items), z.array(head), head.transform((one) => [one])])
      .safeParse(whole)
    if (list.success) return list.data
  }
  return text.split('\n').flatMap((line) => {
    const value = parse(line)
    const found = z.union([logLine.transform((entry) => entry.auditHead), head]).safeParse(value)
    return found.success ? [found.data] : []
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
