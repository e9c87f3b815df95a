import { byRow, byTest, defect, type Defect } from '../defect.ts'

const policy = 'server/features/registrations/registrations.policy.ts'

/** Registrations and their desk: who may, what first, once. */
export const deskDefects: readonly Defect[] = [
  defect(
    'no-lock-on-a-file',
    'locking the file that is acted on',
    { file: 'server/features/registrations/registrations.repository.ts', find: ".for('update')", replace: '' },
    byRow('R5'),
  ),
  defect(
    'no-version-compare',
    'comparing the version that was seen',
    {
      file: 'server/features/registrations/draft/change-registration.command.ts',
      find: "if (row.version !== input.version) throw conflict('changed-meanwhile', await show())",
      replace: '',
    },
    byTest('features/registrations/typing.test.ts', 'two tabs'),
  ),
  defect(
    'decide-without-claim',
    'asking who has claimed the file that is decided',
    {
      file: policy,
      find: "if (file.status !== 'in-review') return refused('not-in-this-state')\n  return actor.kind === 'staff' && file.claimedBy === actor.accountId ? allowed : refused('claimed-by-other')",
      replace: "return file.status === 'in-review' ? allowed : refused('not-in-this-state')",
    },
    byTest('features/registrations/desk.test.ts', 'only who claimed it decides it'),
  ),
  defect(
    'claim-breaks-claim',
    'refusing a claim of what another holds',
    {
      file: policy,
      find: "return own || takeOver ? allowed : refused('claimed-by-other')",
      replace: "return own || takeOver || file.claimedBy !== null ? allowed : refused('claimed-by-other')",
    },
    byRow('R5'),
  ),
  {
    id: 'no-policy-on-own',
    without: 'asking the policy who may see a registration',
    edits: [
      { file: 'server/features/registrations/show-registration.query.ts', find: '  demand(maySeeOwn(actor, id))\n', replace: '' },
      {
        file: 'server/features/registrations/show-registration.query.ts',
        find: 'showOwnRegistration(house, house.db, scopeFor(actor), id)',
        replace: "showOwnRegistration(house, house.db, { kind: 'all' }, id)",
      },
    ],
    caughtBy: byTest('features/registrations/typing.test.ts', 'opens its registration and nothing else'),
  },
  defect(
    'approve-without-number',
    'waiting for a settled number before approval',
    { file: policy, find: "if (!numberIsSettled(file.numberStates)) return refused('number-not-confirmed')", replace: '' },
    byTest('features/registrations/desk.test.ts', 'approval waits for the number'),
  ),
  defect(
    'approve-without-clean-proof',
    'waiting for a clean proof before approval',
    { file: policy, find: "if (file.proof !== 'clean') return refused('proof-not-clean')", replace: '' },
    byTest('features/registrations/desk.test.ts', 'approval waits for a clean proof'),
  ),
  defect(
    'claim-never-over',
    'the end of a claim after thirty minutes',
    {
      file: 'server/features/registrations/registrations.rules.ts',
      find: 'row.claimedUntil !== null && row.claimedUntil > now',
      replace: 'row.claimedUntil !== null',
    },
    byTest('features/registrations/desk.test.ts', 'a claim lives thirty minutes'),
  ),
  defect(
    'unlimited-mails-to-strangers',
    'the limit on mails to an address that nobody confirmed',
    {
      file: 'server/features/registrations/draft/count-contact-mail.command.ts',
      find: 'if (row.contactMails >= mostUnconfirmedMails) return false',
      replace: '',
    },
    byTest('features/registrations/registration.chain.test.ts', 'an address that nobody confirmed'),
  ),
  defect(
    'niss-in-url',
    'refusing a NISS in an address',
    {
      file: 'server/features/registrations/desk/list-desk-registrations.query.ts',
      find: "throw new HouseError('niss-in-url')",
      replace: 'return undefined as never',
    },
    byTest('features/registrations/desk.test.ts', 'pages through everything once'),
  ),
  defect(
    'stolen-unit',
    'looking whose unit is named by its id',
    {
      file: 'server/features/registrations/draft/change-registration.command.ts',
      find: 'find((own) => own !== undefined && known.delete(own))',
      replace: 'find((own) => own !== undefined)',
    },
    byTest('features/registrations/typing.test.ts', "another registration's unit"),
  ),
]
