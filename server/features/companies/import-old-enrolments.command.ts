import { newId } from '#db/columns.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { enrolmentsImported } from './companies.events.ts'
import { maySystemImport } from './companies.policy.ts'
import type { Enrolment } from './old-enrolments.rules.ts'
import { enrolmentsByNumber, writeEnrolments } from './old-enrolments.repository.ts'

export type ImportedEnrolments = { added: number; changed: number; same: number }

const atOnce = 500

/**
 * Takes over the list of former enrolments, all of it or nothing (S47). A number that is there already is brought in step,
 * so the same list may be given again. A dry run only says what would happen.
 */
export async function importOldEnrolments(
  house: House,
  actor: Actor,
  enrolments: readonly Enrolment[],
  { dryRun }: { dryRun: boolean },
): Promise<ImportedEnrolments> {
  demand(maySystemImport(actor))
  if (dryRun) return compare(house, enrolments)
  return house.transaction(actor, async (tx) => {
    const importedAt = house.clock.now()
    const done = { added: 0, changed: 0 }
    for (const some of portions(enrolments)) {
      const { added, changed } = await writeEnrolments(
        tx,
        some.map((one) => ({ id: newId(), ...one, importedAt })),
      )
      done.added += added
      done.changed += changed
    }
    const same = enrolments.length - done.added - done.changed
    if (done.added + done.changed > 0) {
      await recordEvent(tx, enrolmentsImported.of({ subjectId: 'old-enrolments', version: 1, payload: done }))
    }
    return { ...done, same }
  })
}

async function compare(house: House, enrolments: readonly Enrolment[]): Promise<ImportedEnrolments> {
  const counts = { added: 0, changed: 0, same: 0 }
  for (const some of portions(enrolments)) {
    const known = await enrolmentsByNumber(
      house.db,
      some.map((one) => one.number),
    )
    for (const one of some) {
      const there = known.find((row) => row.number === one.number)
      counts[there === undefined ? 'added' : sayTheSame(one, there) ? 'same' : 'changed'] += 1
    }
  }
  return counts
}

function sayTheSame(one: Enrolment, other: Enrolment): boolean {
  return (['name', 'country', 'vatNumber', 'cbeNumber', 'enrolledOn'] as const).every((column) => one[column] === other[column])
}

function portions<Item>(all: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce))
}
