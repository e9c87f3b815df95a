import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#scripts/check/part.ts'

/**
 * Every command that changes what somebody may do: it raises the version of his rights or ends his sessions, so that
 * open sockets and pages lose what he lost within two seconds. A new one is added here by whoever reviewed that it does.
 */
const changingRights = [
  'begin-session',
  'block-account',
  'change-own-password',
  'dissolve-person',
  'end-other-sessions',
  'end-own-session',
  'issue-temporary-password',
  'reset-staff-factors',
  'set-new-password',
  'set-staff-roles',
  'sign-out',
  'unblock-account',
]
const raises = /\b(raiseRights|endSession|endSessionsOf|endSessionOf|endSessionsBut)\(/
/** Columns of an account that say what its holder may do. */
const rightsColumns = /\bupdateAccount\([^)]*\b(roles|blockedAt|kind)\b/s

const commands = globSync('server/features/**/*.command.ts', { cwd: root }).map((path) => ({
  name: basename(path, '.command.ts'),
  text: readFileSync(join(root, path), 'utf8'),
}))

describe('commands that change rights', () => {
  it('are the ones listed, each raising the version of the rights or ending the sessions', () => {
    expect(
      commands
        .filter(({ text }) => raises.test(text))
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(changingRights)
  })

  it('never write a right past that', () => {
    expect(commands.filter(({ text }) => rightsColumns.test(text)).map(({ name }) => name)).toEqual([])
  })
})
