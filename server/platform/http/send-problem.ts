import type { ErrorRequestHandler, Response } from 'express'
import type { Doors } from './doors.ts'
import { closedPolicy } from './security-headers.ts'
import { visitOf } from './request-facts.ts'

/** Answers any error as a problem document, and notes what is ours to mend. */
export function sendProblem(doors: Doors, res: Response, error: unknown): void {
  // Whoever left hears nothing, and what breaks because he left is no fault of ours.
  if (res.destroyed || res.closed) return
  const { facts } = visitOf(res)
  const { status, document, headers } = doors.translate(error, facts)
  if (document.code === 'internal') doors.house.log.error({ err: error, requestId: facts.requestId }, 'a request failed')
  else if (document.code === 'unavailable') doors.house.log.warn({ err: error, requestId: facts.requestId }, 'something is away')
  if (res.headersSent) {
    // Half an answer must not look like a whole one.
    res.destroy()
    return
  }
  res.status(status).set(headers)
  res.set({ 'Content-Security-Policy': closedPolicy, 'Cache-Control': 'no-store' })
  res.type('application/problem+json').send(Buffer.from(JSON.stringify(document)))
}

/** The last handler of the API and the uploads. Express knows it by its four parameters. */
export function problemHandler(doors: Doors): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => sendProblem(doors, res, error)
}
