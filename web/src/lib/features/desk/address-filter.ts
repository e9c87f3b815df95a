/** The named parts of an address that say what a list shows; empty ones say nothing. */
export function askedIn<Name extends string>(search: Pick<URLSearchParams, 'get'>, names: readonly Name[]): Partial<Record<Name, string>> {
  const asked: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = search.get(name)
    if (value !== null && value !== '') asked[name] = value
  }
  return asked
}
