import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'

/** The control that belongs to a path; dates begin with their day. */
export function fieldIdOf(path: string): string {
  const name = path.replace(/^identification\./, '')
  return name.endsWith('birthDate') ? `f-${name}-day` : `f-${name}`
}

/** What is wrong with one field, in words, or undefined. */
export function errorAt(problem: ProblemDocument | null | undefined, ...paths: string[]): string | undefined {
  return problem?.fields?.find((field) => paths.includes(field.path.replace(/^identification\./, '')))?.message
}
