import type { Request, RequestHandler, Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './fault-switch.ts'
import type { SimulatorTools } from './simulator.ts'

export type ErrorAnswer = { status: number; body: unknown }

type GateOptions = {
  /** What `error` without a code means here. */
  usualCode: string
  /** The system's own words for a code that is none of the common ones. */
  answer: (code: string, request: Request) => ErrorAnswer
}

/** How long `slow` waits when nobody said. */
const usualDelayMs = 5_000

/**
 * Makes a request suffer what is set. Common to all: `down` cuts the connection; `slow` waits, then answers well;
 * `error` with code `HALF` sends half of the true answer, `LOST` acts and then cuts the connection, `HTML` is a page for
 * maintenance, `TRICKLE` never comes to an end, `HUGE` is a good answer behind 16 MB of blanks, a number is that status.
 */
export function faultGate(tools: SimulatorTools, options: GateOptions): RequestHandler {
  return async (request, response, next) => {
    const { only } = tools.faults.current()
    if (only !== undefined && !request.path.endsWith(only)) return next()
    const fault = tools.faults.take()
    if (fault.mode === 'ok') return next()
    if (fault.mode === 'down') return void request.socket.destroy()
    if (fault.mode === 'slow') {
      if (await pause(fault.delayMs ?? usualDelayMs, tools.stopping)) return next()
      return void request.socket.destroy()
    }
    const code = fault.code ?? options.usualCode
    const misbehave = misbehaviours[code]
    if (misbehave === undefined) {
      const { status, body } = /^[1-5]\d\d$/.test(code) ? plainStatus(code) : options.answer(code, request)
      return void response.status(status).json(body)
    }
    if ((await misbehave(response, tools, fault)) === 'act') next()
  }
}

type Misbehaviour = (response: Response, tools: SimulatorTools, fault: Fault) => 'act' | 'done' | Promise<'act' | 'done'>

const misbehaviours: Readonly<Record<string, Misbehaviour | undefined>> = {
  HALF: (response) => {
    response.end = cutting(response, true)
    return 'act'
  },
  LOST: (response) => {
    response.end = cutting(response, false)
    return 'act'
  },
  HTML: (response) => {
    response.type('html').send('<!doctype html><title>Maintenance</title><h1>The service is under maintenance</h1>')
    return 'done' as const
  },
  TRICKLE: async (response, tools) => {
    response.type('json')
    while (!response.closed && !response.destroyed) {
      response.write(' ')
      if (!(await pause(100, tools.stopping))) break
    }
    response.destroy()
    return 'done' as const
  },
  HUGE: async (response) => {
    response.type('json')
    const blanks = ' '.repeat(64 * 1024)
    const pieces = (function* () {
      for (let sent = 0; sent < 256; sent += 1) yield blanks
      yield '{}'
    })()
    // A client that stops listening is what this is for.
    await pipeline(Readable.from(pieces), response).catch(() => undefined)
    return 'done' as const
  },
}

/** Replaces the end of an answer by a cut: after half of it, or before any of it. */
function cutting(response: Response, afterHalf: boolean): Response['end'] {
  const cut = (chunk?: unknown): Response => {
    const whole = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? Buffer.from(chunk) : Buffer.alloc(0)
    if (afterHalf && whole.length > 1) response.write(whole.subarray(0, whole.length >> 1), () => response.destroy())
    else response.destroy()
    return response
  }
  return cut as Response['end']
}

function plainStatus(code: string): ErrorAnswer {
  const status = Math.max(200, Number(code))
  return { status, body: { code: status === 503 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_ERROR' } }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(milliseconds, undefined, { signal })
    return true
  } catch {
    return false
  }
}
