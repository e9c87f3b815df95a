import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Each process of an instance carries a random token in its environment. A pid alone proves nothing: it may have been
 * given to someone else since, and must then never be ended by us.
 */
export const tokenSetting = 'FAMHP_INSTANCE'

/** A pid with the moment its process began: the same pair is never given out twice. */
export type Identity = { pid: number; began: string }

export function identify(pid: number): Identity | undefined {
  const began = beginningOf(pid)
  return began === undefined ? undefined : { pid, began }
}

export function isAlive(identity: Identity): boolean {
  return beginningOf(identity.pid) === identity.began
}

/** The processes that carry this token. Their own children are left out: who ends a server ends its workers too. */
export function processesWith(token: string): number[] {
  const marked = `${tokenSetting}=${token}`
  const found = allProcesses().filter((pid) => pid !== process.pid && environmentOf(pid).includes(marked))
  return found.filter((pid) => !found.includes(parentOf(pid)))
}

/** The words a process was started with, or nothing if it is gone. */
export function commandLineOf(pid: number): string {
  if (!hasProc) return ask(['-o', 'command=', '-p', `${pid}`])
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

type EndStep = { signal: NodeJS.Signals; patienceMs: number }

/** Ends processes, ever more firmly, and waits until they are gone. */
export async function endProcesses(pids: readonly number[], steps: readonly EndStep[]): Promise<void> {
  // Identities, since a pid may pass to someone else while we wait.
  let left = pids.map(identify).filter((identity) => identity !== undefined)
  for (const { signal, patienceMs } of steps) {
    for (const { pid } of left) signalQuietly(pid, signal)
    const end = Date.now() + patienceMs
    while (left.length > 0 && Date.now() < end) {
      await sleep(20)
      left = left.filter(isAlive)
    }
  }
}

/**
 * Ends all processes of a token, round after round: children whose parent was killed, and those that were just begun,
 * are found by the next one.
 */
export async function endAllWith(token: string, steps: readonly EndStep[]): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const left = processesWith(token)
    if (left.length === 0) return
    await endProcesses(left, steps)
  }
}

/** A process that has just gone is no fault of who wanted it gone. */
export function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const hasProc = read('/proc/self/stat') !== ''

function allProcesses(): number[] {
  const names = hasProc ? readdirSync('/proc') : ask(['-A', '-o', 'pid=']).split(/\s+/)
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

function environmentOf(pid: number): string[] {
  // Another user's process cannot be read, and is not ours.
  if (hasProc) return read(`/proc/${pid}/environ`).split('\0')
  return ask(['-E', '-ww', '-o', 'command=', '-p', `${pid}`]).split(/\s+/)
}

/** After the name in brackets, which may hold anything, come state, parent, …, and as 20th the start in clock ticks. */
const statOf = (pid: number): string[] => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []

function parentOf(pid: number): number {
  return Number(hasProc ? statOf(pid)[1] : ask(['-o', 'ppid=', '-p', `${pid}`]))
}

function beginningOf(pid: number): string | undefined {
  if (!hasProc) return ask(['-o', 'lstart=', '-p', `${pid}`]) || undefined
  const stat = statOf(pid)
  // A zombie has ended; only its parent has not yet looked.
  if (stat[0] === 'Z' || stat[19] === undefined) return undefined
  return `${bootId}:${stat[19]}`
}

const bootId = read('/proc/sys/kernel/random/boot_id').trim()

function ask(args: string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
