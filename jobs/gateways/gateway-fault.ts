export type OutsideSystem = 'vies' | 'kbo' | 'bis-register' | 'smtp'

/**
 * An outside system did not give an answer that could be used. Its message holds the system and a code and nothing
 * else, and it has no cause: what the network and the mail server say names hosts, addresses and persons.
 */
export class GatewayFault extends Error {
  readonly system: OutsideSystem
  /** `TIMEOUT`, `NOT_REACHED`, `CONNECTION_LOST`, `TOO_LARGE`, `MALFORMED`, `ECHO_MISMATCH`, `HTTP_503`, `SMTP_451`, … */
  readonly code: string
  /** False for what asking again cannot mend: the job then gives up at once and says so at the desk. */
  readonly retryable: boolean

  constructor(fault: { system: OutsideSystem; code: string; retryable: boolean }) {
    super(`${fault.system}: ${fault.code}`)
    this.name = 'GatewayFault'
    this.system = fault.system
    this.code = fault.code
    this.retryable = fault.retryable
  }
}
