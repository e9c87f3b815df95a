import type { ZodError } from 'zod'
import { isLoopbackUrl, keyList, looksTyped } from './config-settings.ts'
import { keySettings, limitSettings, type Environment, type Mode } from './config-table.ts'

export type Fault = { setting: string; message: string }

/** Every wrong or missing setting at once, so that one start is enough to learn them all. */
export class ConfigError extends Error {
  readonly faults: Fault[]
  constructor(faults: Fault[]) {
    super(faults.map((fault) => `${fault.setting} ${fault.message}`).join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** What the table of settings itself finds wrong, in words for who did not give a setting at all. */
export function faultsOf(error: ZodError, values: Environment, mode: Mode): Fault[] {
  return error.issues.map((issue) => {
    const setting = String(issue.path[0])
    if (values[setting] !== undefined) return { setting, message: issue.message }
    const where = mode === 'demo' ? '(npm start gives it; a process started alone must be told)' : 'in production'
    return { setting, message: `must be given ${where}` }
  })
}

/** A demo is for this machine only: its accounts, mails and faults are open to whoever reaches it. */
export function demoFaults(values: Environment): Fault[] {
  const publicUrl = values.PUBLIC_URL ?? ''
  if (URL.parse(publicUrl) === null || isLoopbackUrl(publicUrl)) return []
  return [{ setting: 'PUBLIC_URL', message: 'must be a loopback address (http://localhost:…) in demo mode' }]
}

/** Production takes nothing that was made up, and nothing that the demo brings. */
export function productionFaults(given: Environment, values: Environment): Fault[] {
  const faults: Fault[] = []
  const publicUrl = values.PUBLIC_URL
  if (publicUrl !== undefined && !publicUrl.startsWith('https:'))
    faults.push({ setting: 'PUBLIC_URL', message: 'must begin with https: in production' })
  if (given.SIMULATORS === 'on') faults.push({ setting: 'SIMULATORS', message: 'cannot be on in production' })
  if (given.DEMO_WORLD !== undefined && given.DEMO_WORLD !== 'none') {
    faults.push({ setting: 'DEMO_WORLD', message: 'cannot be made in production' })
  }
  for (const who of ['CSAM', 'STAFF']) {
    const [issuer, secret] = [`${who}_ISSUER`, `${who}_CLIENT_SECRET`]
    if (values[issuer]?.startsWith('http:')) faults.push({ setting: issuer, message: 'must begin with https: in production' })
    if ((given[secret] ?? '').length < 16 && given[secret] !== undefined) {
      faults.push({ setting: secret, message: 'must have at least 16 signs in production' })
    }
  }
  const seenIn = new Map<string, string>()
  for (const setting of keySettings) {
    const keys = keyList.safeParse(given[setting])
    for (const key of keys.data ?? []) {
      if (looksTyped(key)) faults.push({ setting, message: 'is not random: make it with `openssl rand -base64 32 | tr +/ -_`' })
      const other = seenIn.get(key.id)
      if (other !== undefined && other !== setting) faults.push({ setting, message: `is the same key as ${other}` })
      seenIn.set(key.id, setting)
    }
  }
  return faults
}

/** What only shows when settings are seen together. */
export function commonFaults(given: Environment, values: Environment): Fault[] {
  const faults: Fault[] = []
  for (const setting of Object.keys(given)) {
    if (/^LIMIT_[A-Z_]+$/.test(setting) && !(setting in limitSettings)) {
      faults.push({ setting, message: `is no limit we know; they are ${Object.keys(limitSettings).join(', ')}` })
    }
  }
  const user = URL.parse(given.DATABASE_URL ?? '')?.username
  if (user !== undefined && user === URL.parse(given.DATABASE_OWNER_URL ?? '')?.username) {
    faults.push({
      setting: 'DATABASE_OWNER_URL',
      message: 'must be another role than the one of DATABASE_URL: the processes may not change the trail',
    })
  }
  faults.push(...staffIssuerFaults(values), ...dkimFaults(given, values))
  const usedBy = new Map<string, string>()
  for (const setting of ['PORT', 'MANAGEMENT_PORT', 'SIMULATORS_PORT', 'JOBS_PORT', 'SIMULATED_MAIL_PORT']) {
    const value = values[setting] ?? ''
    const other = usedBy.get(value)
    if (other !== undefined) faults.push({ setting, message: `is ${value}, which is ${other} already` })
    usedBy.set(value, setting)
  }
  return faults
}

/** The agency's own sign-in needs all three parts; without any, staff sign in by password and code only. */
function staffIssuerFaults(values: Environment): Fault[] {
  const parts = ['STAFF_ISSUER', 'STAFF_CLIENT_ID', 'STAFF_CLIENT_SECRET']
  const missing = parts.filter((setting) => values[setting] === undefined)
  if (missing.length === parts.length) return []
  return missing.map((setting) => ({ setting, message: `must be given too: the agency’s own sign-in needs ${parts.join(', ')}` }))
}

/** A signature needs all three parts, and counts only for the domain that readers see as the sender (DMARC). */
function dkimFaults(given: Environment, values: Environment): Fault[] {
  const parts = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY']
  const missing = parts.filter((setting) => given[setting] === undefined)
  if (missing.length === parts.length) return []
  const faults = missing.map((setting) => ({ setting, message: `must be given too: signing mails needs ${parts.join(', ')}` }))
  const domain = given.DKIM_DOMAIN?.toLowerCase()
  const from = /@([A-Za-z0-9.-]+)>?\s*$/.exec(values.MAIL_FROM ?? '')?.[1]?.toLowerCase()
  if (domain !== undefined && from !== undefined && from !== domain && !from.endsWith(`.${domain}`)) {
    faults.push({ setting: 'DKIM_DOMAIN', message: `must be the domain of MAIL_FROM (${from}) or one above it` })
  }
  return faults
}

/** One fault a setting, the first found: a second about the same value only repeats it. */
export function oneEach(faults: readonly Fault[]): Fault[] {
  const first = new Map<string, Fault>()
  for (const fault of faults) if (!first.has(fault.setting)) first.set(fault.setting, fault)
  return [...first.values()]
}
