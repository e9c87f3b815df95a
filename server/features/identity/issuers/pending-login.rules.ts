/** How long somebody has to read a card, to open an app or to type a password elsewhere, before it is begun anew. */
export const loginMinutes = 15

/**
 * Where the browser comes back to. A demo on one's own machine has several names, and what a browser holds counts for the
 * one that was typed; everything else comes back to the public address.
 */
export function returnOrigin(publicUrl: string, asked: string | undefined): string {
  const [ours, theirs] = [URL.parse(publicUrl), URL.parse(asked ?? '')]
  if (!ours || !theirs || theirs.origin !== asked) return publicUrl
  const isAtHome = [ours, theirs].every(({ hostname }) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  return isAtHome && ours.protocol === theirs.protocol && ours.port === theirs.port ? asked : publicUrl
}
