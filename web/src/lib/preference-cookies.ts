/**
 * How a choice of the reader's own is kept: a year, shown to no script and to no other site, and on https never sent in
 * the clear.
 */
export function preferenceCookie({ protocol }: URL) {
  return { path: '/', maxAge: 31_536_000, httpOnly: true, sameSite: 'lax', secure: protocol === 'https:' } as const
}
