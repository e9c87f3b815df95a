/** The text of a field, or an empty one. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The text of a field, or null where nothing was typed. */
export function optional(form: FormData, name: string): string | null {
  return text(form, name).trim() === '' ? null : text(form, name)
}

/** All text fields of a form by name, to show them again as they were typed. Hidden keys and files stay out. */
export function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !isOurs(name)) values[name] = value
  }
  return values
}

/** What a form says about itself rather than about what it asks. */
function isOurs(name: string): boolean {
  return name === 'idempotencyKey' || name === 'version' || name === 'do' || name.startsWith('entries.')
}
