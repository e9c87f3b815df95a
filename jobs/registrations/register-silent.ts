/** Thrown to be tried again: a register gave no answer. `code` is the register's own word. */
export class RegisterSilent extends Error {
  readonly code: string
  constructor(code: string) {
    super(`The register gave no answer: ${code}`)
    this.name = 'RegisterSilent'
    this.code = code
  }
}
