import { fieldsOf, type Field } from './draft/content-fields.rules.ts'
import type { ChangeView, DecisionReason, SubmittedContent } from './registrations.contract.ts'

/**
 * What one submission changed in the one before it. Items of lists are matched by their id; one that came or went is told
 * as a whole, by its name. A proof is another one when its bytes are.
 */
export function changesBetween(before: SubmittedContent, after: SubmittedContent): ChangeView[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const [oldItems, newItems] = [itemsOf(old), itemsOf(now)]
  const oldValues = new Map(old.map((field) => [field.path, field.value]))
  const newPaths = new Set(now.map((field) => field.path))

  const changed = [...now, ...old.filter((field) => !newPaths.has(field.path)).map((field) => ({ ...field, value: null }))]
    .filter((field) => field.path !== 'proof' && (field.item === undefined || (oldItems.has(field.item) && newItems.has(field.item))))
    .flatMap(({ path, value }) => change(path, oldValues.get(path) ?? null, value))
  const added = [...newItems].filter(([item]) => !oldItems.has(item)).map(([path, name]) => whole(path, 'added', null, name))
  const removed = [...oldItems].filter(([item]) => !newItems.has(item)).map(([path, name]) => whole(path, 'removed', name, null))
  return [...changed, ...added, ...removed, ...proofChange(before, after)]
}

function change(path: string, before: string | null, after: string | null): ChangeView[] {
  return before === after ? [] : [{ path, kind: 'changed', before, after }]
}

const whole = (path: string, kind: 'added' | 'removed', before: string | null, after: string | null): ChangeView => ({
  path,
  kind,
  before,
  after,
})

function proofChange({ proof: before }: SubmittedContent, { proof: after }: SubmittedContent): ChangeView[] {
  if (before?.sha256 === after?.sha256) return []
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed'
  return [{ path: 'proof', kind, before: before?.name ?? null, after: after?.name ?? null }]
}

/** Each item of a list with the name people know it by. */
function itemsOf(fields: readonly Field[]): Map<string, string> {
  const items = new Map<string, string>()
  for (const { item } of fields) if (item !== undefined && !items.has(item)) items.set(item, nameOf(item, fields))
  return items
}

function nameOf(item: string, fields: readonly Field[]): string {
  const said = (name: string) => fields.find((field) => field.path === `${item}.${name}`)?.value ?? ''
  const person = `${said('firstName')} ${said('lastName')}`.trim()
  return said('name') || person || said('niss') || said('email')
}

/** Whether what a remark is about was changed: the field itself, a part of it, or the item or group it belongs to. */
export function isCorrected(remark: DecisionReason, changes: readonly ChangeView[]): boolean {
  const field = bare(remark.field ?? '')
  if (field === '') return changes.length > 0
  return changes.some(({ path }) => {
    const at = bare(path)
    return at === field || at.startsWith(`${field}.`) || field.startsWith(`${at}.`)
  })
}

/** `vatNumber` and `identification.vatNumber` are the same box: one is typed at the start, the other later. */
const bare = (path: string) => path.replace(/^identification\./, '')
