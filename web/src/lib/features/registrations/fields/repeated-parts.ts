/** One item of a repeated part of a form: the text fields by their name inside the item. */
export type Part = Record<string, string>

/** The items typed under `name.0.…`, `name.1.…`, in order; gaps that removing left are closed. */
export function partsIn(form: Iterable<[string, unknown]>, name: string): Part[] {
  const parts = new Map<number, Part>()
  const pattern = new RegExp(`^${name}\\.(\\d{1,3})\\.(.+)$`)
  for (const [key, value] of form) {
    const [, place, field] = pattern.exec(key) ?? []
    if (place === undefined || field === undefined || typeof value !== 'string') continue
    const part = parts.get(Number(place)) ?? {}
    part[field] = value
    parts.set(Number(place), part)
  }
  return [...parts].sort(([one], [other]) => one - other).map(([, part]) => part)
}

/** The same by the names of the fields, as a form has them. */
export function flatParts(name: string, parts: readonly Part[]): Part {
  return Object.fromEntries(
    parts.flatMap((part, place) => Object.entries(part).map(([field, value]) => [`${name}.${String(place)}.${field}`, value])),
  )
}

/** What a submit button of a repeated part asks: `add`, or `remove:2`. */
export function partAct(act: string, parts: Part[], fresh: Part): Part[] | undefined {
  if (act === 'add') return [...parts, fresh]
  const [what, place] = act.split(':')
  return what === 'remove' ? parts.filter((_, at) => at !== Number(place)) : undefined
}

export const isBlank = (part: Part, ...unless: string[]) =>
  Object.entries(part).every(([field, value]) => unless.includes(field) || value.trim() === '')

export function formOf(part: Part): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(part)) form.set(field, value)
  return form
}
