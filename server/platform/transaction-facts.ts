import type { Transaction } from '#db/client.ts'

/** Who acts in a transaction and in which request; set by `house.transaction`, read by `recordEvent`. */
export type TransactionFacts = {
  actor: { kind: string; id: string | null; authMethod: string | null }
  requestId: string | null
  ip: string | null
  browser: string | null
  now: Date
  /** How many events were recorded: none means nobody has to be woken. */
  recorded: number
}

const facts = new WeakMap<Transaction, TransactionFacts>()

export function rememberFacts(tx: Transaction, about: TransactionFacts): void {
  facts.set(tx, about)
}

/** Throws for a transaction that was not begun by `house.transaction`: an act without an actor is a fault of ours. */
export function transactionFacts(tx: Transaction): TransactionFacts {
  const found = facts.get(tx)
  if (!found) throw new Error('This transaction was not begun by house.transaction, so nobody is known to act in it')
  return found
}
