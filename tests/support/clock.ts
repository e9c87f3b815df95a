import type { House } from '#server/platform/house.ts'

/** Moves the clock of every process on this database `ms` away from the machine's; forward when positive. */
export async function moveClock(house: House, ms: number): Promise<void> {
  await house.sql`update test_clock set offset_ms = ${ms} where id = 1`
  await house.clock.refresh()
}
