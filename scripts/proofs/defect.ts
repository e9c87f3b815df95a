/** One change of one file; the text must stand there exactly once, or the defect is out of date. */
export type Edit = { file: string; find: string; replace: string }

/** What must fail: a row of the faults in its small size, or one test file, narrowed to tests whose name fits. */
export type Check =
  | { kind: 'row'; id: string }
  | { kind: 'test'; project: 'pure' | 'house' | 'processes' | 'attacks' | 'journeys'; file: string; name?: string }

/** A defence taken out. `without` completes the sentence "the product without …". */
export type Defect = { id: string; without: string; edits: readonly Edit[]; caughtBy: Check }

/** A defect of one place. */
export function defect(id: string, without: string, edit: Edit, caughtBy: Check): Defect {
  return { id, without, edits: [edit], caughtBy }
}

export const byRow = (id: string): Check => ({ kind: 'row', id })

/** A test on a real database and Redis, under `tests/`. */
export function byTest(file: string, name?: string): Check {
  const project = (['processes', 'attacks'] as const).find((name) => file.startsWith(`${name}/`)) ?? 'house'
  return { kind: 'test', project, file: `tests/${file}`, ...(name !== undefined && { name }) }
}

/** A test beside its code, without any service. */
export function byPureTest(file: string, name?: string): Check {
  return { kind: 'test', project: 'pure', file, ...(name !== undefined && { name }) }
}

export function wordsOf(check: Check): string {
  return check.kind === 'row' ? `faults ${check.id}` : `${check.file}${check.name === undefined ? '' : ` "${check.name}"`}`
}
