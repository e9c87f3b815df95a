import type { Readable } from 'node:stream'
import type { Actor } from '../../features/actor.ts'
import type { House } from '../house.ts'
import type { AnswerOf, EndpointContract, InputOf } from './endpoint.contract.ts'

/** A cookie as data: the HTTP door writes it on the response, `locals.call` through SvelteKit. `value: null` takes it away. */
export type CookieChange = { name: 'session' | 'registration'; value: string | null; maxAgeSeconds?: number }

/** What an act answers: the contract's answer, or for `answerType: 'pdf'` or `'file'` a file. */
export type Reply<Answer> =
  | { answer: Answer; cookies?: CookieChange[]; headers?: Record<string, string> }
  | { file: { stream: Readable; size: number; name: string; type?: string }; headers?: Record<string, string> }

/** What of the request an act may know beside its validated input. */
export type RequestFacts = {
  requestId: string
  ip: string | null
  browser: string | null
  /** Screen language asked for: nl, fr, en or de. */
  language: string
  /** The raw body of an endpoint of `bodyType` `pdf`, `bytes` or `part`; undefined otherwise. */
  file: Readable | undefined
  /** Those headers that the contract names, in small letters, as far as they were sent. */
  headers: Readonly<Record<string, string>>
}

export type Call<Contract> = { house: House; actor: Actor; input: InputOf<Contract>; request: RequestFacts }
export type Act<Contract> = (call: Call<Contract>) => Promise<Reply<AnswerOf<Contract>>>

/** A contract with the act behind it, its types forgotten so that all stand in one list. */
export type Endpoint = { contract: EndpointContract; act: (call: Call<EndpointContract>) => Promise<Reply<unknown>> }

/** Binds a contract to its act. Validation, actor, gate, limits, idempotency and error mapping are the doors' work. */
export function endpoint<Contract extends EndpointContract>(contract: Contract, act: Act<Contract>): Endpoint {
  // The doors validate the input with this very contract before they call the act.
  return { contract, act: act }
}
