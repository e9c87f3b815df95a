import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod/mini'
import { refusalCodes } from '#server/features/documents/documents.contract.ts'
import type { Inspection } from './inspect-pdf.ts'

export type InspectionLimits = {
  /** Seconds of computing; what needs more is too complex, however busy the machine is. */
  cpuSeconds: number
  /** Milliseconds by the wall clock; over them says something of the machine, not of the file. */
  wallMs: number
  /** Memory in use, watched. */
  memoryBytes: number
}

export const usualLimits: InspectionLimits = { cpuSeconds: 10, wallMs: 45_000, memoryBytes: 640 * 1024 * 1024 }

/** The kernel's own bound, well above what is watched: V8 asks for much address space that it never uses. */
const dataKilobytes = 2_500_000
const watchEveryMs = 50
const run = promisify(execFile)

const answer = z.union([
  z.object({ state: z.literal('clean'), pages: z.int() }),
  z.object({ state: z.literal('refused'), code: z.enum(refusalCodes) }),
])
const tooComplex: Inspection = { state: 'refused', code: 'too-complex' }

/**
 * Inspects a file in a process of its own. A file that makes it burst its limits or die is too complex; rejects where
 * nothing was learned of the file: the process did not start, or the machine was too busy.
 */
export async function runInspection(path: string, signal: AbortSignal, limits: InspectionLimits = usualLimits): Promise<Inspection> {
  // Handed over as an open file, so that the child needs no leave to read the folder it is in.
  const file = await open(path, 'r')
  try {
    return await new Promise<Inspection>((resolve, reject) => {
      const child = start(file.fd, limits)
      settle(child, { limits, signal, resolve, reject })
    })
  } finally {
    await file.close()
  }
}

type Settling = {
  limits: InspectionLimits
  signal: AbortSignal
  resolve: (inspection: Inspection) => void
  reject: (error: Error) => void
}

function settle(child: ChildProcess, { limits, signal, resolve, reject }: Settling): void {
  let output = ''
  let complaint = ''
  let ended: 'by-memory' | 'by-clock' | 'by-us' | undefined
  const end = (why: NonNullable<typeof ended>) => {
    ended ??= why
    child.kill('SIGKILL')
  }
  const clock = setTimeout(() => end('by-clock'), limits.wallMs)
  const memory = setInterval(() => {
    void memoryOf(child.pid).then((bytes) => (bytes > limits.memoryBytes ? end('by-memory') : undefined))
  }, watchEveryMs)
  const stop = () => end('by-us')
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()

  child.stdout?.on('data', (chunk: Buffer) => (output += output.length < 4096 ? chunk.toString('utf8') : ''))
  child.stderr?.on('data', (chunk: Buffer) => (complaint += complaint.length < 4096 ? chunk.toString('utf8') : ''))
  const done = (finish: () => void) => {
    clearTimeout(clock)
    clearInterval(memory)
    signal.removeEventListener('abort', stop)
    finish()
  }
  child.once('error', (error) => done(() => reject(error)))
  child.once('close', (code, killedBy) =>
    done(() => {
      const [first, second] = output.split('\n')
      if (ended === 'by-us') return reject(new Error('The inspection was stopped'))
      if (ended === 'by-clock') return reject(new Error('The inspection took too long by the clock'))
      if (ended === 'by-memory') return resolve(tooComplex)
      if (code === 0 && second) return resolve(answer.parse(JSON.parse(second)))
      // Not ours, and not the bound on computing, which asks first: the machine was short of memory.
      if (killedBy === 'SIGKILL') return reject(new Error('The inspection was killed from outside'))
      // It died over this file: out of memory, out of computing time, or by a fault that the file provoked.
      if (first === '{"reading":true}') return resolve(tooComplex)
      reject(new Error(`The inspection did not start (${killedBy ?? String(code)}): ${complaint.slice(0, 500)}`))
    }),
  )
}

/** No core files; SIGXCPU when it has computed too long, and the end a little later; the data segment where a system bounds it. */
function bounds({ cpuSeconds }: InspectionLimits): string {
  return `ulimit -c 0; ulimit -S -t ${cpuSeconds}; ulimit -H -t ${cpuSeconds + 2}; ulimit -d ${dataKilobytes} 2>/dev/null;`
}

const here = dirname(realpathSync(fileURLToPath(import.meta.url)))
const root = join(here, '../..')
const packages = join(root, 'node_modules')
/** All it may read: our code and the packages, also where their folder is a link. */
const readable = [here, join(root, 'server'), join(root, 'package.json'), packages, realpathSync(packages)]

function start(input: number, limits: InspectionLimits): ChildProcess {
  const node = [
    process.execPath,
    '--max-old-space-size=384',
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    join(here, 'inspect-pdf.child.ts'),
  ]
  const [command, args] =
    process.platform === 'win32' ? [process.execPath, node.slice(1)] : ['/bin/sh', ['-c', `${bounds(limits)} exec "$@"`, 'sh', ...node]]
  // No environment: the keys of the house are none of its business.
  return spawn(command, args, { cwd: root, env: {}, stdio: [input, 'pipe', 'pipe'] })
}

async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0
  try {
    if (process.platform === 'linux') {
      const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
      return Number(kilobytes ?? 0) * 1024
    }
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number(stdout.trim()) * 1024
  } catch {
    // It has just ended, or nobody can tell: the bounds of the kernel, the heap and the clock remain.
    return 0
  }
}
