import { Command, InvalidArgumentError } from 'commander'
import { demandResetApproval } from '#server/features/companies/demand-reset-approval.command.ts'
import { blockAccount } from '#server/features/identity/staff/block-account.command.ts'
import { languages, staffRoles, type Language, type StaffRole } from '#server/features/identity/identity.contract.ts'
import { invitationHours } from '#server/features/identity/identity.rules.ts'
import { inviteStaff } from '#server/features/identity/staff/invite-staff.command.ts'
import { listPersonAccounts, type PersonAccount } from '#server/features/identity/list-person-accounts.query.ts'
import { listStaff } from '#server/features/identity/staff/list-staff.query.ts'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { blockReasons, type BlockReason, type StaffAccount } from '#server/features/identity/staff/staff.contract.ts'
import { resetStaffFactors } from '#server/features/identity/staff/reset-staff-factors.command.ts'
import { setStaffRoles } from '#server/features/identity/staff/set-staff-roles.command.ts'
import { unblockAccount } from '#server/features/identity/staff/unblock-account.command.ts'
import type { System } from '#server/features/actor.ts'
import { ConfigError, faultList, ownEnvironment, readConfig } from '#server/platform/config.ts'
import { isHouseError } from '#server/platform/errors.ts'
import { openHouse, type House } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'
import { settingsNow } from './launcher/settings-file.ts'

/**
 * `npm run accounts -- …`: who of the agency may sign in, from the command line. The first administrator of a new
 * installation is invited here; no password is ever set or shown. Works beside a running `npm start` and in production.
 */
const operator: System = { kind: 'system', job: 'accounts' }

class Refusal extends Error {}

function program(): Command {
  const accounts = new Command('accounts').description('Staff accounts: who may sign in, and as what')
  accounts
    .command('invite')
    .description('mail an invitation; again for who has not accepted yet')
    .argument('<email>', 'address of the agency', anEmail)
    .requiredOption('--role <role>', `one of ${staffRoles.join(', ')}; may be repeated`, collectRole)
    .option('--name <name>', 'first and last name; made from the address when left out')
    .option('--language <language>', `of the mails: ${languages.join(', ')}`, aLanguage, 'nl' as Language)
    .action((email: string, options: InviteOptions) => inHouse((house) => invite(house, email, options)))
  accounts
    .command('list')
    .description('all staff accounts')
    .option('--json', 'for programs')
    .action((options: { json?: boolean }) => inHouse((house) => list(house, options.json === true)))
  accounts
    .command('block')
    .description('shut somebody out at once')
    .argument('<account>', 'user name or address')
    .action((name: string) => inHouse((house) => change(house, name, 'is blocked', blockAccount)))
  accounts
    .command('unblock')
    .description('let somebody in again')
    .argument('<account>', 'user name or address')
    .action((name: string) => inHouse((house) => change(house, name, 'may sign in again', unblockAccount)))
  accounts
    .command('roles')
    .description('give somebody other roles; sessions end')
    .argument('<account>', 'user name or address')
    .requiredOption('--role <role>', `one of ${staffRoles.join(', ')}; may be repeated`, collectRole)
    .action((name: string, { role }: { role: StaffRole[] }) =>
      inHouse((house) =>
        change(house, name, `now has: ${role.join(', ')}`, (h, a, input) => setStaffRoles(h, a, { ...input, roles: role })),
      ),
    )
  accounts
    .command('reset')
    .description('for a lost phone or password: take both away and mail a new invitation')
    .argument('<account>', 'user name or address')
    .action((name: string) => inHouse((house) => change(house, name, 'gets a new invitation by mail', resetStaffFactors)))
  accounts
    .command('demand-approval')
    .description('whether a company wants resets of its people approved by the agency first')
    .argument('<number>', 'enterprise number')
    .argument('<on|off>', 'from now on', onOrOff)
    .action((number: string, demanded: boolean) => inHouse((house) => demandApproval(house, number, demanded)))
  accounts.addCommand(persons())
  return accounts
}

/** The same for people of companies. Only by user name: a NISS would stay in the shell's history. */
function persons(): Command {
  const group = new Command('persons').description('accounts of people of companies, by user name')
  group
    .command('list')
    .description('all of them')
    .option('--json', 'for programs')
    .action((options: { json?: boolean }) => inHouse((house) => listPersons(house, options.json === true)))
  group
    .command('block')
    .description('shut somebody out at once')
    .argument('<username>', 'user name')
    .option('--reason <reason>', `one of ${blockReasons.join(', ')}`, aReason, 'other' as BlockReason)
    .action((name: string, { reason }: { reason: BlockReason }) =>
      inHouse((house) =>
        changePerson(house, name, 'is blocked', (h, a, input) => blockAccount(h, a, { ...input, kind: 'person', reason })),
      ),
    )
  group
    .command('unblock')
    .description('let somebody in again')
    .argument('<username>', 'user name')
    .action((name: string) =>
      inHouse((house) =>
        changePerson(house, name, 'may sign in again', (h, a, input) => unblockAccount(h, a, { ...input, kind: 'person' })),
      ),
    )
  return group
}

async function demandApproval(house: House, number: string, demanded: boolean): Promise<void> {
  const cbeNumber = number.replace(/\D/g, '')
  const { name } = await demandResetApproval(house, operator, { cbeNumber, demanded })
  tell(`${name}: resets are ${demanded ? 'approved by the agency first' : 'not held up any more'}.`)
}

type InviteOptions = { role: StaffRole[]; name?: string; language: Language }

async function invite(house: House, email: string, { role, name, language }: InviteOptions): Promise<void> {
  const [firstName = '', ...rest] = (name ?? nameFrom(email)).trim().split(/\s+/)
  const { username } = await inviteStaff(house, operator, { email, firstName, lastName: rest.join(' '), language, roles: role })
  tell(`Invited ${email} as ${role.join(', ')}, user name ${username}. The mailed link works once, for ${invitationHours} hours.`)
}

async function list(house: House, json: boolean): Promise<void> {
  const staff = await listStaff(house, operator)
  if (json) tell(JSON.stringify(staff, null, 2))
  else for (const line of asTable(staff)) tell(line)
}

async function listPersons(house: House, json: boolean): Promise<void> {
  const found = await listPersonAccounts(house, operator)
  if (json) tell(JSON.stringify(found, null, 2))
  else if (found.length === 0) tell('There are no accounts of people of companies yet.')
  else for (const line of inColumns(found.map((one) => [one.username, one.name, one.email, one.state]))) tell(line)
}

async function changePerson(house: House, name: string, done: string, command: Change): Promise<void> {
  // Refused without saying it again: what is told here may be kept as well.
  if (parseNiss(name, house.clock.today()).ok)
    throw new Refusal('Give the user name, not the NISS: it would stay in the history of the shell.')
  const [account]: PersonAccount[] = await listPersonAccounts(house, operator, name.trim())
  if (!account) throw new Refusal(`There is no account of a person with the user name ${name}.`)
  await command(house, operator, { accountId: account.id })
  tell(`${account.name} (${account.username}) ${done}.`)
}

function asTable(staff: readonly StaffAccount[]): string[] {
  if (staff.length === 0)
    return ['There are no staff accounts yet. Invite the first: npm run accounts -- invite --role administrator EMAIL']
  return inColumns(staff.map((one) => [one.username, one.name, one.email, one.roles.join(', '), one.state]))
}

function inColumns(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

type Change = (house: House, actor: System, input: { accountId: string }) => Promise<unknown>

async function change(house: House, name: string, done: string, command: Change): Promise<void> {
  const account = found(await listStaff(house, operator), name)
  await command(house, operator, { accountId: account.id })
  tell(`${account.name} (${account.username}) ${done}.`)
}

function found(staff: readonly StaffAccount[], name: string): StaffAccount {
  const wanted = name.trim().toLowerCase()
  const account = staff.find(({ username, email }) => username.toLowerCase() === wanted || email.toLowerCase() === wanted)
  if (!account) throw new Refusal(`There is no staff account ${name}.`)
  return account
}

/** `liesbeth.declercq@…` is Liesbeth Declercq until told otherwise. */
function nameFrom(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter((word) => word !== '')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}

function anEmail(text: string): string {
  const email = text.trim().toLowerCase()
  if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email)) throw new InvalidArgumentError('That is not an e-mail address.')
  return email
}

function collectRole(text: string, before: StaffRole[] = []): StaffRole[] {
  const role = staffRoles.find((known) => known === text)
  if (!role) throw new InvalidArgumentError(`Roles are ${staffRoles.join(', ')}.`)
  return [...before, role]
}

function onOrOff(text: string): boolean {
  if (text !== 'on' && text !== 'off') throw new InvalidArgumentError('It is on or off.')
  return text === 'on'
}

function aReason(text: string): BlockReason {
  const reason = blockReasons.find((known) => known === text)
  if (!reason) throw new InvalidArgumentError(`Reasons are ${blockReasons.join(', ')}.`)
  return reason
}

function aLanguage(text: string): Language {
  const language = languages.find((known) => known === text)
  if (!language) throw new InvalidArgumentError(`Languages are ${languages.join(', ')}.`)
  return language
}

async function inHouse(work: (house: House) => Promise<void>): Promise<void> {
  const config = readConfig(settingsNow(ownEnvironment()), 'accounts')
  const house = await openHouse(config, openLog({ name: 'accounts', ...config.log }), 'accounts')
  try {
    await work(house)
  } finally {
    await house.close()
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What went wrong, in words an operator can act on. */
function wordsFor(error: unknown): string {
  if (error instanceof ConfigError) return faultList(error.faults).trimEnd()
  if (isHouseError(error)) {
    return error.code === 'not-in-this-state'
      ? 'That is not possible now: the account is in use already, or it is the last administrator.'
      : `Refused: ${error.code}.`
  }
  return error instanceof Error ? error.message : String(error)
}

try {
  await program().parseAsync()
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`)
  process.exitCode = 1
}
