/** A small house that stands, with one file of each kind; every fault below is planted into it. */
export const standing: Record<string, string> = {
  'server/features/actor.ts': 'export type Actor = { kind: string }',
  'server/features/scope.ts': 'export type Scope = { kind: string }',
  'server/platform/verdict.ts': 'export const allowed = true',
  'server/platform/house.ts': 'export type House = { name: string }',
  'server/platform/events/record-event.ts': 'export const recordEvent = () => undefined',
  'server/platform/events/define-events.ts': 'export const defineEvent = () => undefined',
  'server/platform/http/endpoint.ts': 'export const endpoint = () => undefined',
  'server/platform/live/live-map.ts': 'export type Room = string',
  'server/features/registrations/registrations.contract.ts': "import * as z from 'zod/mini'\nexport const status = z.string()",
  'server/features/registrations/registrations.words.ts': "export const words = { open: 'open' }",
  'server/features/registrations/registrations.rules.ts':
    "import { status } from './registrations.contract.ts'\nexport const first = status",
  'server/features/registrations/registrations.policy.ts':
    "import type { Actor } from '../actor.ts'\nimport { allowed } from '../../platform/verdict.ts'\nexport const mayOpen = (_: Actor) => allowed",
  'server/features/registrations/registrations.repository.ts':
    "import { eq } from 'drizzle-orm'\nimport { registrations } from '#db/schema/registrations.ts'\nexport const find = [eq, registrations]",
  'server/features/registrations/open-registration.command.ts':
    "import { recordEvent } from '../../platform/events/record-event.ts'\nimport { mayOpen } from './registrations.policy.ts'\nimport { find } from './registrations.repository.ts'\nexport const open = [recordEvent, mayOpen, find]",
  'server/features/companies/companies.policy.ts': 'export const maySee = true',
  'server/features/companies/companies.contract.ts': 'export const states = []',
  'server/features/companies/find-company.query.ts': "import { maySee } from './companies.policy.ts'\nexport const find = maySee",
  'db/schema/registrations.ts':
    "import { status } from '#server/features/registrations/registrations.contract.ts'\nexport const registrations = status",
  'jobs/registrations/tell-applicant.job.ts':
    "import { open } from '#server/features/registrations/open-registration.command.ts'\nexport const job = open",
  'web/src/lib/words.ts':
    "import { words } from '#server/features/registrations/registrations.words.ts'\nimport { status } from '#server/features/registrations/registrations.contract.ts'\nexport const shown = [words, status]",
  'scripts/tool.ts': 'export const tool = 1',
  'tests/support/thing.ts': 'export const thing = 1',
}

type Planted = { wall: string; file: string; content: string }

const from = (path: string) => `import * as planted from '${path}'\nexport const held = planted`
const command = "import { mayOpen } from './registrations.policy.ts'\nimport { recordEvent } from '../../platform/events/record-event.ts'"
const component = (path: string) =>
  `<script lang="ts">\n  import * as planted from '${path}'\n  const { held = planted } = $props()\n</script>\n{held}`
const registrations = 'server/features/registrations'

/** One fault, at least, for each wall. */
export const planted: readonly Planted[] = [
  {
    wall: 'web-sees-contracts-only',
    file: 'web/src/lib/Bad.svelte',
    content: component('#server/features/registrations/open-registration.command.ts'),
  },
  {
    wall: 'web-sees-contracts-only',
    file: 'web/src/lib/bad-type.ts',
    content: "import type { House } from '../../../server/platform/house.ts'\nexport type Held = House",
  },
  { wall: 'web-sees-contracts-only', file: 'web/src/routes/+page.server.ts', content: from('#db/schema/registrations.ts') },
  { wall: 'server-knows-no-jobs', file: 'server/platform/bad-queue.ts', content: from('#jobs/registrations/tell-applicant.job.ts') },
  { wall: 'jobs-know-no-pages', file: 'jobs/registrations/bad-page.ts', content: from('../../web/src/lib/words.ts') },
  { wall: 'db-knows-contracts-only', file: 'db/bad-rule.ts', content: from(`#${registrations}/registrations.rules.ts`) },
  { wall: 'nobody-needs-scripts', file: 'server/platform/bad-tool.ts', content: from('#scripts/tool.ts') },
  { wall: 'nobody-needs-scripts', file: 'jobs/registrations/bad-thing.ts', content: from('#tests/support/thing.ts') },
  { wall: 'tests-are-not-imported', file: 'tests/support/bad-import.ts', content: from('./thing.test.ts') },
  { wall: 'tests-are-not-imported', file: 'tests/support/thing.test.ts', content: 'export const tested = 1' },
  { wall: 'features-show-their-front', file: `${registrations}/bad-policy.query.ts`, content: from('../companies/companies.policy.ts') },
  {
    wall: 'jobs-use-the-front',
    file: 'jobs/registrations/bad-rows.job.ts',
    content: from(`#${registrations}/registrations.repository.ts`),
  },
  { wall: 'rank-0-looks-down', file: 'server/features/documents/bad-climb.query.ts', content: from('../companies/find-company.query.ts') },
  {
    wall: 'rank-1-looks-down',
    file: 'server/features/companies/bad-climb.query.ts',
    content: from('../registrations/open-registration.command.ts'),
  },
  { wall: 'rank-2-looks-down', file: `${registrations}/bad-climb.query.ts`, content: from('../inspections/plan-inspection.query.ts') },
  { wall: 'rank-2-looks-down', file: 'server/features/inspections/plan-inspection.query.ts', content: 'export const plan = 1' },
  {
    wall: 'rank-3-looks-down',
    file: 'server/features/inspections/bad-climb.query.ts',
    content: from('../public-list/search-list.query.ts'),
  },
  { wall: 'rank-3-looks-down', file: 'server/features/public-list/search-list.query.ts', content: 'export const search = 1' },
  { wall: 'no-circle', file: 'server/platform/one.ts', content: "import type { Two } from './two.ts'\nexport type One = Two | 1" },
  { wall: 'no-circle', file: 'server/platform/two.ts', content: "import type { One } from './one.ts'\nexport type Two = One | 2" },
  { wall: 'everything-resolves', file: 'server/platform/bad-name.ts', content: from('#server/platform/nowhere.ts') },
  { wall: 'packages-are-declared', file: 'server/platform/bad-package.ts', content: from('acorn') },
  { wall: 'production-has-no-dev-packages', file: 'server/platform/bad-dev.ts', content: from('fast-check') },
  { wall: 'contract-reach', file: `${registrations}/bad.contract.ts`, content: from('./registrations.rules.ts') },
  { wall: 'contract-reach', file: `${registrations}/bad-package.contract.ts`, content: from('ioredis') },
  { wall: 'rules-reach', file: `${registrations}/bad.rules.ts`, content: from('#db/schema/registrations.ts') },
  { wall: 'rules-reach', file: `${registrations}/bad-clock.rules.ts`, content: from('node:fs') },
  { wall: 'words-reach', file: `${registrations}/bad.words.ts`, content: from('./registrations.rules.ts') },
  { wall: 'mail-reach', file: `${registrations}/bad.mail.ts`, content: from('./registrations.repository.ts') },
  { wall: 'policy-reach', file: `${registrations}/bad.policy.ts`, content: from('./registrations.repository.ts') },
  { wall: 'events-reach', file: `${registrations}/bad.events.ts`, content: from('./registrations.policy.ts') },
  { wall: 'repository-reach', file: `${registrations}/bad.repository.ts`, content: from('./registrations.policy.ts') },
  { wall: 'view-reach', file: `${registrations}/bad.view.ts`, content: from('#db/schema/registrations.ts') },
  { wall: 'routes-reach', file: `${registrations}/bad.routes.ts`, content: from('./registrations.repository.ts') },
  { wall: 'live-reach', file: `${registrations}/bad.live.ts`, content: from('./open-registration.command.ts') },
  { wall: 'gateway-reach', file: 'jobs/gateways/bad.gateway.ts', content: from(`#${registrations}/open-registration.command.ts`) },
  { wall: 'platform-has-no-business', file: 'server/platform/bad-business.ts', content: from('../features/companies/companies.policy.ts') },
  { wall: 'express-corner', file: `${registrations}/bad-express.query.ts`, content: from('express') },
  { wall: 'socket-corner', file: `${registrations}/bad-socket.query.ts`, content: from('socket.io') },
  { wall: 'queue-corner', file: 'jobs/registrations/bad-queue.ts', content: from('bullmq') },
  { wall: 'query-builder-corner', file: `${registrations}/bad-rows.query.ts`, content: from('drizzle-orm') },
  { wall: 'federal-sign-in-corner', file: `${registrations}/bad-issuer.query.ts`, content: from('openid-client') },
  { wall: 'mailer-corner', file: 'jobs/registrations/bad-mail.ts', content: from('nodemailer') },
  { wall: 'reader-corner', file: 'server/platform/bad-reader.ts', content: from('@cantoo/pdf-lib') },
  { wall: 'password-corner', file: `${registrations}/bad-hash.query.ts`, content: from('@node-rs/argon2') },
  { wall: 'commands-ask-a-policy', file: `${registrations}/ask-nobody.command.ts`, content: from('../../platform/events/record-event.ts') },
  {
    wall: 'commands-record-an-event',
    file: `${registrations}/tell-nobody.command.ts`,
    content: `${command.split('\n')[0]}\nexport const held = mayOpen`,
  },
]

/** Planted only so that another one has something to point at. */
export const accomplices = new Set([
  'server/platform/two.ts',
  'tests/support/thing.test.ts',
  'server/features/inspections/plan-inspection.query.ts',
  'server/features/public-list/search-list.query.ts',
])
