/**
 * The walls of the house, read from folders and suffixes: the suffix of a file says what it is and so what it may import.
 * A rule's comment is what somebody reads who runs into it: it says what to do instead.
 */
const suffixed = (...suffixes) => `\\.(${suffixes.join('|')})\\.ts$`
const test = '\\.test\\.ts$'
const feature = '^server/features/[^/]+/'
const packages = '(^|/)node_modules/'
const node = '^(node:)?[a-z_/]+$'

/** Below everything: words shared with the web, and decisions that need nothing but their arguments. */
const contracts = suffixed('contract')
const pure = suffixed('contract', 'rules', 'words')

/** A file of one suffix may import only these, and itself no others. */
const suffixMayImport = (suffix, comment, allowed) => ({
  name: `${suffix}-reach`,
  comment,
  severity: 'error',
  from: { path: suffixed(suffix), pathNot: test },
  to: { pathNot: allowed },
})

/** A package that has one place; everybody else asks that place. */
const corner = (name, ofPackages, places, comment) => ({
  name: `${name}-corner`,
  comment,
  severity: 'error',
  from: { pathNot: [...places, test, '^tests/', '^scripts/', '^web/node_modules/'] },
  to: { path: ofPackages.map((found) => `${packages}${found}/`) },
})

/** Features that call each other's commands and queries do so downwards only; upwards things happen by event. */
const ranks = [
  ['identity', 'countries', 'documents', 'audit', 'notifications', 'jobs'],
  ['companies'],
  ['registrations', 'enterprise-numbers', 'activities', 'access'],
  ['inspections', 'manufacturers', 'devices', 'certificates', 'contributions', 'service-levels', 'duplicates'],
  ['public-list', 'cards'],
]
const downwards = ranks.slice(0, -1).map((names, rank) => ({
  name: `rank-${rank}-looks-down`,
  comment: `${names.join(', ')} must not call what stands above: record an event, and let the upper feature answer it with a job.`,
  severity: 'error',
  from: { path: `^server/features/(${names.join('|')})/`, pathNot: test },
  to: {
    path: `^server/features/(${ranks
      .slice(rank + 1)
      .flat()
      .join('|')})/`,
    pathNot: pure,
  },
}))

export default {
  forbidden: [
    {
      name: 'web-sees-contracts-only',
      comment:
        'The web imports contracts and words only: whatever else is imported ends in the browser. Ask for an endpoint and use call().',
      severity: 'error',
      from: { path: '^web/', pathNot: test },
      to: { path: '^(server|jobs|db|scripts|tests)/', pathNot: suffixed('contract', 'words') },
    },
    {
      name: 'server-knows-no-jobs',
      comment: 'The server never imports jobs: record an event, and let the job name it in its `on`.',
      severity: 'error',
      from: { path: '^server/', pathNot: test },
      to: { path: '^(jobs|web)/' },
    },
    {
      name: 'jobs-know-no-pages',
      comment: 'Jobs have no pages: what both need stands in a contract, in words or in a mail.',
      severity: 'error',
      from: { path: '^jobs/', pathNot: test },
      to: { path: '^web/' },
    },
    {
      name: 'db-knows-contracts-only',
      comment: 'db builds its enums from contracts and knows nothing else: move the decision to a rule or a command.',
      severity: 'error',
      from: { path: '^db/', pathNot: test },
      to: { path: '^(server|jobs|web|scripts)/', pathNot: contracts },
    },
    {
      name: 'nobody-needs-scripts',
      comment: 'scripts and tests may use everything; nothing that runs in production may use them.',
      severity: 'error',
      from: { path: '^(server|jobs|db|web)/', pathNot: test },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'What several tests share stands in tests/support or in a file of its own beside them.',
      severity: 'error',
      from: {},
      to: { path: test },
    },
    {
      name: 'features-show-their-front',
      comment:
        'Of another feature only contract, events, commands, queries, words and rules: its rows, views and policy are its own. Export a query there.',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/', pathNot: test },
      to: {
        path: feature,
        pathNot: [
          '^server/features/$1/',
          suffixed('contract', 'events', 'command', 'query', 'words', 'rules'),
          '/notifications/mail-layout\\.ts$',
        ],
      },
    },
    {
      name: 'jobs-use-the-front',
      comment: 'A job calls commands and queries and knows nothing of rows: they ask the policy, and a job is nobody to skip it.',
      severity: 'error',
      from: { path: '^jobs/', pathNot: test },
      to: {
        path: feature,
        pathNot: [suffixed('contract', 'events', 'command', 'query', 'words', 'rules', 'mail', 'pdf'), '/notifications/mail-layout\\.ts$'],
      },
    },
    ...downwards,
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or need a third below them. Type imports count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that cannot be followed is a wall with a hole in it. Spell it with its ending and our aliases (#server/…).',
      severity: 'error',
      from: {},
      // What SvelteKit makes: virtual modules, and types beside each route.
      to: { couldNotResolve: true, pathNot: ['^\\$app/', '^\\./\\$types$', '^\\$env/', '^@lucide/svelte/icons/'] },
    },
    {
      name: 'packages-are-declared',
      comment: 'Add the package to package.json, with its exact version.',
      severity: 'error',
      from: { pathNot: '^web/node_modules/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-has-no-dev-packages',
      comment: 'A production installation has no devDependencies: move the package to dependencies.',
      severity: 'error',
      from: { path: '^(server|jobs|db)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },

    suffixMayImport('contract', 'Contracts are the lowest floor: they import contracts and zod/mini, because the browser loads them.', [
      contracts,
      `${packages}zod/`,
    ]),
    suffixMayImport(
      'rules',
      'Rules are pure: time, rows and settings come as arguments. Only contracts, rules, words and packages that compute.',
      [pure, `${packages}stdnum/`, '^server/platform/errors\\.ts$', '^buffer$'],
    ),
    suffixMayImport('words', 'Words are plain: types of contracts and other words, nothing else.', [suffixed('contract', 'words')]),
    suffixMayImport('mail', 'Mails are pure: facts and language in, content out. No rows, no clock, no sending.', [
      pure,
      suffixed('mail'),
      '/notifications/mail-layout\\.ts$',
    ]),
    suffixMayImport('policy', 'A policy is pure: it answers from the actor and what it is given. Load first, then ask it.', [
      pure,
      suffixed('policy'),
      '^server/features/(actor|scope)\\.ts$',
      '^server/platform/(verdict|errors)\\.ts$',
    ]),
    suffixMayImport('events', 'Events name ids and codes only: contracts, zod/mini and defineEvent.', [
      contracts,
      `${packages}zod/`,
      '^server/platform/events/define-events\\.ts$',
    ]),
    suffixMayImport('repository', 'A repository moves rows and decides nothing: db, contracts, the scope, types of rules.', [
      pure,
      suffixed('repository'),
      '^db/',
      '^server/features/scope\\.ts$',
      '^server/platform/live/live-map\\.ts$',
      `${packages}(drizzle-orm|postgres)/`,
      node,
    ]),
    suffixMayImport('view', 'A view turns rows into what a contract promises, by policy and rules: no database, no clock.', [
      pure,
      suffixed('view', 'policy', 'repository', 'query'),
      '^server/features/(actor|scope)\\.ts$',
      '^server/platform/(verdict|errors|crypto/[^/]+|working-days[^/]*|clock|config|house)\\.ts$',
    ]),
    suffixMayImport('routes', 'Routes are a list: contract to command or query. A decision belongs in one of those.', [
      suffixed('contract', 'command', 'query'),
      '^server/platform/http/',
    ]),
    suffixMayImport('live', 'Who hears of an event: rooms by platform/live, whether one may watch by the policy and a look at the row.', [
      pure,
      suffixed('events', 'policy', 'repository', 'query'),
      '^server/platform/live/',
      '^server/platform/house\\.ts$',
      '^server/features/(actor|scope)\\.ts$',
    ]),
    suffixMayImport(
      'gateway',
      'A gateway is the client of one outside system: it knows wire formats and no rows. The job records what it answered.',
      [
        pure,
        '^jobs/gateways/',
        '^server/features/identity/issuers/oidc\\.gateway\\.ts$',
        packages,
        node,
        '^server/platform/(http/)?[a-z-]+\\.contract\\.ts$',
      ],
    ),
    {
      name: 'platform-has-no-business',
      comment: 'The platform carries no business words: hand it what it needs as an argument.',
      severity: 'error',
      from: { path: '^server/platform/', pathNot: test },
      to: { path: feature, pathNot: pure },
    },

    corner(
      'express',
      ['express'],
      ['^server/platform/', '^server/(app|start-server)\\.ts$'],
      'Express stops at platform/http: describe an endpoint and bind it in routes.',
    ),
    corner(
      'socket',
      ['socket\\.io', '@socket\\.io/[^/]+'],
      ['^server/platform/live/', '^jobs/runtime/'],
      'Sockets stop at platform/live: say in x.live.ts who hears.',
    ),
    corner(
      'queue',
      ['bullmq'],
      ['^jobs/runtime/'],
      'Only jobs/runtime speaks to the queues: record an event, or a command that a job of the runtime answers.',
    ),
    corner(
      'query-builder',
      ['drizzle-orm'],
      ['^db/', suffixed('repository'), '^server/platform/house\\.ts$'],
      'Queries are built in repositories, on the tables of db/schema.',
    ),
    corner(
      'federal-sign-in',
      ['openid-client'],
      ['^server/features/identity/issuers/oidc\\.gateway\\.ts$'],
      'The one client of issuers is oidc.gateway.ts, because a browser waits for it; ask that.',
    ),
    corner('mailer', ['nodemailer'], ['^jobs/gateways/'], 'Mail goes out by the smtp gateway, from a job.'),
    corner(
      'reader',
      ['pdfjs-dist', '@cantoo/pdf-lib'],
      ['^jobs/documents/', '^web/'],
      "Foreign PDFs are opened in jobs/documents' child process and in the reader's browser, never in the server.",
    ),
    corner(
      'password',
      ['@node-rs/argon2'],
      ['^server/platform/crypto/'],
      'Passwords are hashed by platform/crypto/passwords.ts, which bounds how many at once.',
    ),
  ],
  required: [
    {
      name: 'commands-ask-a-policy',
      comment:
        'Every command asks who may: import a policy (a system command its maySystem…), or leave the change to another command that does.',
      severity: 'error',
      module: { path: suffixed('command') },
      to: { path: suffixed('policy') },
    },
    {
      name: 'commands-record-an-event',
      comment: 'Every change is an event: import recordEvent, or leave the change to another command that records it.',
      severity: 'error',
      module: { path: suffixed('command') },
      // Also through another command. (A path that commands themselves match would be satisfied by the command itself.)
      to: { path: '^server/platform/events/record-event\\.ts$', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: [packages] },
    exclude: { path: ['^web/src/paraglide/', '^web/build/', '^web/\\.svelte-kit/', '^web/node_modules/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.d.ts'],
    },
  },
}
