import Globe from '@lucide/svelte/icons/globe'
import Hash from '@lucide/svelte/icons/hash'
import House from '@lucide/svelte/icons/house'
import Inbox from '@lucide/svelte/icons/inbox'
import KeyRound from '@lucide/svelte/icons/key-round'
import LifeBuoy from '@lucide/svelte/icons/life-buoy'
import ListChecks from '@lucide/svelte/icons/list-checks'
import Mail from '@lucide/svelte/icons/mail'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import Users from '@lucide/svelte/icons/users'
import type { LucideIcon } from '@lucide/svelte'
import { m } from '#lib/words.ts'
import type { RailCounts } from './rail-counts.ts'

/** An entry of the rail: where it leads, what it counts, and whether one is there. */
export type DeskPlace = { path: string; label: string; icon: LucideIcon; count?: string | number; here: boolean; bad?: boolean }

const places = (at: string) => (path: string, label: string, icon: LucideIcon, count?: string | number) => ({
  path,
  label,
  icon,
  ...(count !== undefined && { count }),
  here: at.startsWith(path),
})

/** The places of the desk; of those that count something, only the ones this person has. */
export function placesOf({ open, cards, givenUp }: RailCounts, at: string): DeskPlace[] {
  const place = places(at)
  const found: DeskPlace[] = [{ ...place('/desk', m.desk_home(), House), here: at === '/desk' }]
  if (open !== undefined) {
    found.push(place('/desk/registrations', m.registrations(), Inbox, open), place('/desk/enterprise-numbers', m.number_requests(), Hash))
  }
  if (cards !== undefined) {
    found.push(place('/desk/cards', m.cards(), TriangleAlert, cards || undefined), place('/desk/mails', m.mail_log(), Mail))
  }
  if (givenUp !== undefined) {
    const failed = givenUp > 0 ? m.jobs_failed_count({ count: givenUp }) : undefined
    found.push({ ...place('/desk/jobs', m.jobs(), ListChecks, failed), bad: true })
  }
  return found
}

/** What administrators tend. */
export function settingsOf({ questions }: RailCounts, at: string): DeskPlace[] {
  const place = places(at)
  return [
    place('/desk/account-help', m.account_help(), LifeBuoy, questions || undefined),
    place('/desk/settings/staff-access', m.staff_access(), KeyRound),
    place('/desk/settings/countries', m.countries(), Globe),
    place('/desk/staff', m.staff_title(), Users),
  ]
}
