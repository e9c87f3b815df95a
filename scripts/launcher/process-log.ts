import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where one process's words go, and the last of them for when it fails. */
export type ProcessLog = { write(line: string): void; lastLines(): string[] }

const keptLines = 20
const largestLog = 20 * 1024 * 1024

/**
 * The log of one process as JSON lines in the logs folder. What a process says in other words (PostgreSQL, Redis, a
 * crash) is wrapped, so that every line of every log can be read by a program.
 */
export function logToFolder(folder: string, name: string): ProcessLog {
  const file = join(folder, `${name}.log`)
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`)
  return {
    write: (line) => appendFileSync(file, `${asJson(name, line)}\n`),
    // From the file and not from memory: a process also writes there itself.
    lastLines: () => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-keptLines) : []),
  }
}

/** The log of one process on our own standard error, where production collects it. */
export function logToStandardError(name: string): ProcessLog {
  const kept: string[] = []
  return {
    write: (line) => {
      const text = asJson(name, line)
      kept.push(text)
      if (kept.length > keptLines) kept.shift()
      process.stderr.write(`${text}\n`)
    },
    lastLines: () => kept,
  }
}

type LogLine = { time?: string; msg?: string; err?: { message?: string; stack?: string } }

/** A log line for a person: time, message, and what went wrong. */
export function readable(line: string): string {
  try {
    const { time, msg, err } = JSON.parse(line) as LogLine
    return [time, msg, err?.stack ?? err?.message].filter((part) => part !== undefined).join(' ')
  } catch {
    return line
  }
}

function asJson(name: string, line: string): string {
  if (line.startsWith('{') && line.endsWith('}')) return line
  return JSON.stringify({ level: 30, time: new Date().toISOString(), name, msg: line })
}
