import { Buffer } from 'node:buffer'

/** What of a file is known before its first byte. */
export type Announced = { name: string; size: number; sha256: string | null }

/** Parts that one file may come in: with the least part, room for twice the largest file. */
export const mostParts = 1_300
/** What arrived of a part that broke off is kept from this size on; less is not worth a file. */
export const leastBrokenPart = 16 * 1024

/** A whole number of bytes, as `Upload-Length` and `Upload-Offset` say it. */
export function countIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined
}

/** `Upload-Metadata` as tus 1.0 writes it: pairs divided by commas, the value in base64; undefined where it is not that. */
export function metadataIn(header: string | undefined): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = {}
  for (const pair of (header ?? '').split(',').map((text) => text.trim())) {
    if (pair === '') continue
    const [key = '', value = '', ...more] = pair.split(' ')
    if (more.length > 0 || !/^[\w.-]{1,40}$/.test(key) || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return undefined
    found[key] = Buffer.from(value, 'base64').toString('utf8')
  }
  return found
}

/** The sum a sender gives, in small letters; anything that is none says nothing. */
export function sumIn(metadata: Readonly<Record<string, string>>): string | null {
  const sum = metadata['sha256']?.toLowerCase() ?? ''
  return /^[0-9a-f]{64}$/.test(sum) ? sum : null
}

/** The same file again goes on where it stands. Without a sum nobody knows whether it is the same. */
export function goesOn(
  open: { size: number; sha256: string | null; documentId: string | null; expiresAt: Date },
  asked: Announced,
  now: Date,
): boolean {
  return (
    open.documentId === null && open.expiresAt > now && asked.sha256 !== null && open.sha256 === asked.sha256 && open.size === asked.size
  )
}

/** Whether what came of a part is kept: all that was sent, or enough of it to be worth while. */
export function isWorthKeeping(part: { bytes: number; brokeOff: boolean }): boolean {
  return part.bytes > 0 && (!part.brokeOff || part.bytes >= leastBrokenPart)
}
