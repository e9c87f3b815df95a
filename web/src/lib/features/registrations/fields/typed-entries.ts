import { listEntries, type EntryStep } from '#server/features/registrations/draft/drafts.contract.ts'
import type { CountryList } from '#server/features/countries/countries.contract.ts'
import type { RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import type { RequestEvent } from '@sveltejs/kit'
import { randomUUID } from 'node:crypto'
import { read } from '#lib/api/acts.ts'
import { differs, savedValues, unsavedIn, withBoxes } from '../draft/saved-values.ts'

type LoadEvent = Pick<RequestEvent, 'locals' | 'url'> & {
  params: { id: string }
  parent: () => Promise<{ registration: RegistrationView; countries: CountryList; lost: boolean }>
}

/** What a page was typed on and not saved, and by what it goes on writing. */
export type Entries = {
  /** Null where it says nothing else than what is saved. */
  values: Record<string, string> | null
  savedAt: string
  /** What the page shows when it is loaded. */
  shown: Record<string, string>
  revision: number
  writer: string
}

/** For the load of each page on which something is typed. */
export async function entriesOf(event: LoadEvent, step: EntryStep): Promise<{ entries: Entries | null }> {
  const { registration, countries, lost } = await event.parent()
  if (lost) return { entries: null }
  const { items } = await read(event, listEntries, { params: { id: event.params.id } })
  const kept = items.find((one) => one.step === step)
  const saved = savedValues(step, registration, countries)
  const typed = kept?.values ? withBoxes(step, kept.values) : null
  const values = typed && differs(typed, saved) ? typed : null
  const savedAt = kept?.savedAt ?? registration.savedAt
  return { entries: { values, savedAt, shown: values ?? saved, revision: kept?.revision ?? 0, writer: randomUUID() } }
}

/** The pages on which something waits to be saved. */
export async function unsavedSteps(event: LoadEvent): Promise<EntryStep[]> {
  const { registration, countries, lost } = await event.parent()
  if (lost) return []
  const { items } = await read(event, listEntries, { params: { id: event.params.id } })
  return unsavedIn(items, registration, countries)
}
