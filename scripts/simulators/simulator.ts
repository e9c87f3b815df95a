import type { Router } from 'express'
import type { Secret } from '#server/platform/config.ts'
import type { FaultSwitch } from './fault-switch.ts'
import type { NumberEntry } from './number-book.ts'
import type { RequestLog } from './request-log.ts'
import type { SeededLookUp, SeededPerson } from './seeded-numbers.ts'

/** Our own hook for bounces. The URL is asked at each bounce: a test's server has its port late. */
export type BounceHook = { url: () => string; keys: readonly Secret[] }

/** What every simulator is handed. */
export type SimulatorTools = {
  faults: FaultSwitch
  requests: RequestLog
  host: string
  /** Where the simulated mail server listens; 0 for any free port. */
  smtpPort: number
  /** Where a mail that comes back is told, and the keys to sign that with; without it nothing can be told. */
  bounceHook: BounceHook | undefined
  /** Ends when the simulators stop: whoever waits, waits with it. */
  stopping: AbortSignal
  /** Numbers that the demo's world brings; what was set by `PUT /numbers` goes before. */
  seeded: SeededLookUp
  /** Who of that world has a Belgian identity card. */
  persons: () => readonly SeededPerson[]
}

/** One outside system: a router that speaks its wire format under `path`. */
export type Simulator = {
  /** As in `PUT /faults/{name}`. */
  name: string
  path: string
  title: string
  /** One sentence for the front page, and the paths worth trying. */
  about: string
  tries: readonly string[]
  router: Router
  /** Sets what the register knows of a number; false if it is not a number of this register. */
  putNumber?: (number: string, entry: NumberEntry) => boolean
  /** Where it listens when that is not the common HTTP port. */
  port?: number
  close?: () => Promise<void>
}

export type SimulatorMaker = { name: string; create: (tools: SimulatorTools) => Simulator | Promise<Simulator> }
