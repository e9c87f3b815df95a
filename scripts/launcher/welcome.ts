import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import type { Config } from '#server/platform/config.ts'
import { placesIn } from './data-dir.ts'

/** Where to look and what to try, for who has just started the demo for the first time. Never a password. */
export function welcome(config: Config): string[] {
  const { publicUrl } = config.http
  const places = placesIn(config.dataDir)
  const short = (path: string) => {
    const near = relative(process.cwd(), path)
    return near.startsWith('..') ? path : near
  }
  const lines = [
    '',
    'The FAMHP company portal is running.',
    '',
    `  Pages         ${publicUrl}`,
    `  Desk          ${publicUrl}/desk`,
    `  API document  ${publicUrl}/api/docs`,
    `  Health        http://127.0.0.1:${config.management.port}/health/ready and /metrics`,
  ]
  if (config.mode === 'production') return [...lines, '']
  lines.push(`  Logs          ${short(places.logs)}`)
  if (existsSync(places.demoAccounts)) lines.push(`  Accounts      ${short(places.demoAccounts)} (user names, passwords and code secrets)`)
  if (!config.simulators.on) return [...lines, '']
  const simulators = `http://127.0.0.1:${config.simulators.port}`
  return [
    ...lines,
    `  Mails         ${simulators}/mail`,
    '',
    'What to try:',
    `  1. Register a company at ${publicUrl}/register; its proof is any PDF.`,
    `  2. Sign in at ${publicUrl}/desk as a validator of the accounts file, claim the registration and approve it.`,
    `  3. Read at ${simulators}/mail what was sent, and sign in with the new account.`,
    '',
  ]
}
