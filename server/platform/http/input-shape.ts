import { HouseError, type FieldFault } from '../errors.ts'

const deepest = 32
const mostMembers = 20_000
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * What no input may be, whatever its contract says: deeper than any form, with keys that reach into every object, or with
 * text that the database cannot hold (null bytes, half characters). Walks without recursion, so depth costs nothing.
 */
export function demandPlainShape(parts: readonly unknown[]): void {
  const faults: FieldFault[] = []
  const open = parts.map((value) => ({ value, path: '', depth: 0 }))
  let members = 0
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, path, depth } = place
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) faults.push({ path, code: 'unknown-characters' })
      continue
    }
    if (typeof value !== 'object' || value === null) continue
    if (depth >= deepest) throw new HouseError('malformed')
    for (const [key, member] of Object.entries(value)) {
      members += 1
      if (members > mostMembers || forbiddenKeys.has(key)) throw new HouseError('malformed')
      open.push({ value: member, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 })
    }
  }
  if (faults.length > 0) throw new HouseError('invalid-input', { fields: faults.slice(0, 50) })
}
