import type * as z from 'zod/v4/core'
import type { FieldFault } from '../errors.ts'

/** What a refused pattern means to the reader, by the pattern's source: `/^[A-Z]{2}$/` is `unknown-country`. */
export type PatternCodes = Readonly<Record<string, string>>

/**
 * What a contract found wrong, as field codes with dotted paths. zod's own words are never shown: they speak of types.
 */
export function fieldFaults(error: z.$ZodError, schema: z.$ZodType, patterns: PatternCodes): FieldFault[] {
  const faults = error.issues.flatMap((issue) => faultsOf(issue, [], schema, patterns))
  const first = new Map<string, FieldFault>()
  // One fault per field: the reader mends the first and then sees the next, if there is one.
  for (const fault of faults) if (!first.has(fault.path)) first.set(fault.path, fault)
  return [...first.values()]
}

type Path = readonly PropertyKey[]

function faultsOf(issue: z.$ZodIssue, above: Path, schema: z.$ZodType, patterns: PatternCodes): FieldFault[] {
  const path = [...above, ...issue.path]
  const fault = (code: string, facts?: FieldFault['facts']): FieldFault[] => [{ path: path.map(String).join('.'), code, facts }]
  switch (issue.code) {
    case 'invalid_type':
      return fault(issue.input === undefined || issue.input === null ? 'required' : 'format')
    case 'too_small':
      return tooSmall(issue, fault)
    case 'too_big':
      return tooBig(issue, fault)
    case 'invalid_format':
      return fault(formatCode(issue, patterns))
    case 'invalid_value':
      return fault(issue.input === undefined || issue.input === null ? 'required' : 'not-one-of')
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key].map(String).join('.'), code: 'unknown-field' }))
    case 'invalid_union':
      return unionFaults(issue, path, schema, patterns)
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return fault('format')
  }
}

type Make = (code: string, facts?: FieldFault['facts']) => FieldFault[]

function tooSmall(issue: z.$ZodIssueTooSmall, fault: Make): FieldFault[] {
  const minimum = Number(issue.minimum)
  if (issue.origin === 'string') return minimum <= 1 ? fault('required') : fault('too-short', { minimum })
  if (issue.origin === 'array' || issue.origin === 'set') return minimum <= 1 ? fault('required') : fault('too-few', { minimum })
  return fault('too-small', { minimum })
}

function tooBig(issue: z.$ZodIssueTooBig, fault: Make): FieldFault[] {
  const maximum = Number(issue.maximum)
  if (issue.origin === 'string') return fault('too-long', { maximum })
  if (issue.origin === 'array' || issue.origin === 'set') return fault('too-many', { maximum })
  return fault('too-big', { maximum })
}

function formatCode(issue: z.$ZodIssueInvalidStringFormat, patterns: PatternCodes): string {
  // An empty box is empty, whatever should have stood in it.
  if (typeof issue.input === 'string' && issue.input.trim() === '') return 'required'
  if (issue.format === 'email') return 'email-format'
  if (issue.format === 'date') return 'date-format'
  const known = issue.format === 'regex' && issue.pattern !== undefined ? patterns[issue.pattern] : undefined
  return known ?? 'format'
}

/**
 * None of the shapes fits: tell what is missing of the one the writer meant. A shape that says in so many words that it is
 * another, or wants what only it has and was not given, is not meant; of the rest it is the one that knows most of what
 * was written.
 */
function unionFaults(issue: z.$ZodIssueInvalidUnion, path: Path, schema: z.$ZodType, patterns: PatternCodes): FieldFault[] {
  if (issue.errors.length === 0) return [{ path: path.map(String).join('.'), code: 'format' }]
  const union = schemaAt(schema, path)
  const options = union && 'options' in union._zod.def ? (union._zod.def.options as readonly z.$ZodType[]) : []
  const given = typeof issue.input === 'object' && issue.input !== null ? new Set(Object.keys(issue.input)) : new Set<string>()
  const ranked = issue.errors
    .map((issues, index) => ({
      issues,
      doubt: Math.max(...issues.map((inner) => doubtOf(inner, options, index, given))),
      knows: keysOf(options[index]).filter((key) => given.has(key)).length,
    }))
    .sort((one, other) => one.doubt - other.doubt || other.knows - one.knows || one.issues.length - other.issues.length)
  return (ranked[0]?.issues ?? []).flatMap((inner) => faultsOf(inner, path, schema, patterns))
}

/** How much an issue speaks against this shape: most where it has a fixed word and another was given, less where its own field was left out. */
function doubtOf(issue: z.$ZodIssue, options: readonly z.$ZodType[], index: number, given: ReadonlySet<string>): 0 | 1 | 2 {
  const [key, ...deeper] = issue.path.map(String)
  if (key === undefined || deeper.length > 0) return 0
  const field = shapeOf(options[index])[key]
  if (given.has(key)) return field !== undefined && unwrapped(field)._zod.def.type === 'literal' ? 2 : 0
  return options.every((option, at) => at === index || !(key in shapeOf(option))) ? 1 : 0
}

function shapeOf(schema: z.$ZodType | undefined): Readonly<Record<string, z.$ZodType>> {
  if (!schema) return {}
  const inner = unwrapped(schema)._zod.def
  return 'shape' in inner && typeof inner.shape === 'object' && inner.shape !== null ? (inner.shape as Record<string, z.$ZodType>) : {}
}

function keysOf(schema: z.$ZodType | undefined): string[] {
  return Object.keys(shapeOf(schema))
}

/** The schema at a path, through objects, lists and what only wraps (optional, nullable, default). */
function schemaAt(schema: z.$ZodType, path: Path): z.$ZodType | undefined {
  let here: z.$ZodType | undefined = unwrapped(schema)
  for (const step of path) {
    const def: object | undefined = here?._zod.def
    if (def === undefined) return undefined
    if ('shape' in def) here = (def.shape as Record<PropertyKey, z.$ZodType | undefined>)[step]
    else if ('element' in def) here = def.element as z.$ZodType
    else if ('valueType' in def) here = def.valueType as z.$ZodType
    // Inside a union: the shape that has such a field.
    else if ('options' in def)
      here = (def.options as readonly z.$ZodType[]).map((option) => shapeOf(option)[String(step)]).find((field) => field !== undefined)
    else return undefined
    here = here && unwrapped(here)
  }
  return here
}

function unwrapped(schema: z.$ZodType): z.$ZodType {
  let here = schema
  while ('innerType' in here._zod.def) here = here._zod.def.innerType as z.$ZodType
  return here
}
