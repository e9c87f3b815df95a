import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'

/** A refusal of the API, as thrown by both ways in. Recognise it by `problem`: bundles hold several copies of every class. */
export class ApiProblem extends Error {
  readonly code: string
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument) {
    super(`${problem.code} (${problem.requestId})`)
    this.name = 'ApiProblem'
    this.code = problem.code
    this.problem = problem
  }
}

/** What the server says no with; what stands between us and it may answer anything else. */
export function isProblem(read: unknown): read is ProblemDocument {
  if (typeof read !== 'object' || read === null || !('code' in read) || !('status' in read) || !('title' in read)) return false
  return typeof read.code === 'string' && typeof read.status === 'number' && typeof read.title === 'string'
}

/** The problem document an error carries, or undefined for an error of another kind. */
export function problemOf(error: unknown): ProblemDocument | undefined {
  if (typeof error !== 'object' || error === null || !('problem' in error)) return undefined
  const { problem } = error
  const isOurs = typeof problem === 'object' && problem !== null && 'code' in problem && 'status' in problem
  return isOurs ? (problem as ProblemDocument) : undefined
}
