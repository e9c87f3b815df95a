import { customType, date, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

/** Primary key: uuid v7, made in the process, so ids sort by their birth and a command knows them before it writes. */
export const id = () => uuid().primaryKey().$defaultFn(newId)

/** A new uuid v7. */
export function newId(): string {
  return v7()
}

/** An instant, to the millisecond, with time zone; named `...At`. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' })

/** A calendar day as text, `YYYY-MM-DD`; named `...On`. */
export const day = () => date({ mode: 'string' })

/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
