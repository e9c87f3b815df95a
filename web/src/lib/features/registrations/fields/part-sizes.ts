/** Small enough that little is sent twice when nobody noticed that the line was gone, large enough not to be slow. */
export const partBytes = 512 * 1024

/** How long to wait before the next try: soon at first, never longer than half a minute, and not all at the same moment. */
export function pauseMs(failures: number, random: number): number {
  const longest = Math.min(30_000, 1_000 * 2 ** Math.min(failures - 1, 5))
  return Math.round(longest * (0.75 + random / 4))
}

/** The end of the part that begins at `offset`. */
export const endOfPart = (offset: number, size: number) => Math.min(offset + partBytes, size)

/** `Upload-Metadata` as tus writes it; values may be in any script. */
export function metadataOf(values: Readonly<Record<string, string>>): string {
  const base64 = (text: string) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
  return Object.entries(values)
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',')
}
