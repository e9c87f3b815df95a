let isFirst = typeof document !== 'undefined'

/**
 * What was chosen in a select before the script was there: while the page that came from the server is being brought to
 * life, that is in the document and nowhere else. Undefined at any other time, and on the server.
 */
export function chosenBefore(id: string): string | undefined {
  if (!isFirst) return undefined
  const there = document.getElementById(id)
  return there instanceof HTMLSelectElement ? there.value : undefined
}

export function endFirstLoad(): void {
  isFirst = false
}
