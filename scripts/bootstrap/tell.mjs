/** Something that a person has to mend; its message is one plain sentence and is shown without a stack. */
export class SetupError extends Error {}

/** Progress goes to standard error, so that what a script prints stays its own. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}
