import { staffRoles, type StaffRole } from '#server/features/identity/identity.contract.ts'
import type { Reader } from '#tests/journeys/every-page/world.ts'

/** What a reader of the inventory is; a new one does not compile until somebody has said it. */
export const groupOf: Readonly<Record<Reader, 'everybody' | 'holder' | 'half-way' | 'person' | 'staff'>> = {
  nobody: 'everybody',
  draft: 'holder',
  filled: 'holder',
  silent: 'holder',
  sent: 'holder',
  claimed: 'holder',
  asked: 'holder',
  approved: 'holder',
  refused: 'holder',
  withdrawn: 'holder',
  'at-code': 'half-way',
  'at-phone': 'half-way',
  'at-new-password': 'half-way',
  'at-profile': 'half-way',
  person: 'person',
  validator: 'staff',
  administrator: 'staff',
  inspector: 'staff',
}

/** Parts of the desk: its front, the files and what belongs to them, people of the agency and help with accounts, jobs, resets that wait. */
type DeskPart = 'front' | 'files' | 'accounts' | 'jobs' | 'resets'

/** Who of the agency works where; a new role does not compile until somebody has said it. */
const worksIn: Readonly<Record<StaffRole, readonly DeskPart[]>> = {
  validator: ['front', 'files', 'jobs', 'resets'],
  administrator: ['front', 'files', 'jobs', 'resets', 'accounts'],
  auditor: ['front', 'files', 'jobs'],
  inspector: ['front', 'jobs'],
  'certificate-officer': ['front', 'jobs'],
  finance: ['front', 'jobs'],
}

/** Which part a page of the desk belongs to; one that is missing fails the test. */
const partOf: Readonly<Record<string, DeskPart>> = {
  '/desk': 'front',
  '/desk/account-help': 'accounts',
  '/desk/account-help/[request]': 'accounts',
  '/desk/accessibility-feedback/[report]': 'files',
  '/desk/cards': 'files',
  '/desk/enterprise-numbers': 'files',
  '/desk/enterprise-numbers/[request]': 'files',
  '/desk/jobs': 'jobs',
  '/desk/mails': 'files',
  '/desk/registrations': 'files',
  '/desk/registrations/[id]': 'files',
  '/desk/registrations/[id]/versions/[version]': 'files',
  '/desk/reset-approvals': 'resets',
  '/desk/settings/countries': 'files',
  '/desk/settings/staff-access': 'accounts',
  '/desk/staff': 'accounts',
}

/** Everybody who asks for each page. Of applicants only who holds another registration: the page's own holder is asked beside them. */
export const watchers = [
  'nobody',
  'with another link',
  'at-code',
  'at-phone',
  'at-new-password',
  'at-profile',
  'person',
  'person of the same company',
  'person of another company',
  ...staffRoles,
] as const
export type Watcher = (typeof watchers)[number] | Reader

const isRole = (watcher: Watcher): watcher is StaffRole => staffRoles.some((role) => role === watcher)
const isPerson = (watcher: Watcher) => watcher === 'person' || watcher.startsWith('person of')

/** Whether somebody works in a part of the desk. */
export function worksAt(watcher: Watcher, part: DeskPart): boolean {
  return isRole(watcher) && worksIn[watcher].includes(part)
}

/** The company of somebody who stands for one. */
export function isOfTheCompany(watcher: Watcher): boolean {
  return watcher === 'person' || watcher === 'person of the same company'
}

export type AskedPage = { route: string; as: Reader; readersOfRoute: readonly Reader[] }

/** Whether a page stands open to everybody, with nothing of anybody on it. */
export function isOpen({ as, readersOfRoute }: AskedPage): boolean {
  return readersOfRoute.includes('nobody') && groupOf[as] !== 'holder'
}

/**
 * Who may see a page, by who sees it in the inventory: a desk's page who works in its part, a registration's who holds it, a step of
 * signing in who stands at it, and what is one's own whoever is signed in.
 */
export function maySee(page: AskedPage, watcher: Watcher): boolean {
  const { route, as, readersOfRoute } = page
  if (isOpen(page)) return true
  if (route.startsWith('/desk')) {
    const part = partOf[route]
    if (part === undefined) throw new Error(`Say in page-rights.ts which part of the desk ${route} belongs to`)
    return worksAt(watcher, part)
  }
  if (groupOf[as] === 'holder') return watcher === as
  if (readersOfRoute.some((reader) => groupOf[reader] === 'staff')) return isRole(watcher) || isPerson(watcher)
  return readersOfRoute.some((reader) => reader === watcher || (reader === 'person' && isPerson(watcher)))
}

/** Routes of the desk that are said to be somewhere and are not there any more. */
export const saidDeskRoutes = Object.keys(partOf)
