import type { RequestHandler } from 'express'
import { tooMany } from '../errors.ts'
import type { Doors } from './doors.ts'
import { visitOf } from './request-facts.ts'

/** Turns a flood away before anything is looked up for it. */
export function floodGate(doors: Doors): RequestHandler {
  return (_req, res, next) => {
    const { facts, credentials } = visitOf(res)
    const token = credentials.authorization ?? credentials.sessionToken ?? credentials.registrationToken
    const wait = doors.flood.check(facts.ip, token)
    if (wait === undefined) next()
    else next(tooMany(wait))
  }
}
