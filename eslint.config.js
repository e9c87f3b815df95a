import js from '@eslint/js'
import globals from 'globals'
import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'

const tests = ['**/*.test.ts', 'tests/**']

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that a thing has one name everywhere.' }
/** What the language offers and this house does not use; each message says what to do instead. */
const notHere = [
  {
    selector: 'TSEnumDeclaration',
    message: 'No enums: a const array and a union of its members, as in the contracts. Node strips types and cannot run an enum.',
  },
  {
    selector: 'TSParameterProperty',
    message: 'No parameter properties: declare the field and assign it. Node strips types and cannot run them.',
  },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'No namespaces: a file is one.' },
  noDefaultExport,
]
const noEnvironment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only server/platform/config.ts reads the environment: take the value as an argument, or add a setting to config-table.ts.',
}
const noOwnClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Ask house.clock for the time: in demo and tests it is moved, in all processes together.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Ask house.clock for the time; for how long something took, use performance.now().',
  },
]
const noFetch = {
  name: 'fetch',
  message: 'Only gateways speak to the outside: put the call in a jobs/gateways/x.gateway.ts and call that from a job.',
}

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '.data/',
      '.tools/',
      'web/build/',
      'web/.svelte-kit/',
      'web/src/paraglide/',
      'web/project.inlang/',
      'db/migrations/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [...ts.configs.recommendedTypeChecked],
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': ['error', ...notHere],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          caughtErrors: 'none',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Our objects are plain: their functions have no `this` to lose. And an async function may have nothing to wait for.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // The compiler knows all names; this rule knows none of a type's.
      'no-undef': 'off',
      // Does not see what a function given to somebody else still reads.
      'no-useless-assignment': 'off',
    },
  },
  {
    files: ['server/**/*.ts', 'jobs/**/*.ts', 'db/**/*.ts'],
    ignores: [...tests, 'server/platform/config*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...notHere, noEnvironment] },
  },
  {
    files: ['server/features/**/*.ts', 'jobs/*/*.ts'],
    ignores: [...tests, 'jobs/runtime/**', 'jobs/gateways/**'],
    rules: { 'no-restricted-syntax': ['error', ...notHere, noEnvironment, ...noOwnClock] },
  },
  {
    files: ['server/**/*.ts', 'jobs/**/*.ts', 'db/**/*.ts'],
    ignores: [...tests, 'jobs/gateways/**'],
    rules: { 'no-restricted-globals': ['error', noFetch] },
  },
  {
    // Tests read JSON and rows as they come and say in the next line what they should be.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // What is told to whoever runs a script stands on its standard output.
    files: ['scripts/**/*.ts', 'scripts/**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    // Settings of tools are found by their default export.
    files: ['*.config.ts', '**/*.config.ts', 'tests/support/global-setup.ts', 'tests/support/*-reporter.ts'],
    rules: { 'no-restricted-syntax': ['error', ...notHere.filter((rule) => rule !== noDefaultExport)] },
  },
  {
    // `declare global` is how SvelteKit is told of its locals.
    files: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  ...svelte.configs.recommended,
  {
    // Addresses are made by one function of ours that puts the language in front.
    files: ['web/src/**'],
    rules: { 'svelte/no-navigation-without-resolve': 'off' },
  },
  {
    // Types of components are svelte-check's: to lint by types too would read the whole program anew for each file.
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { parser: ts.parser, projectService: false } },
    rules: {
      // Props are taken apart in one `let`, where some are bound and some are not.
      'prefer-const': 'off',
      // Most sets and maps here live in one function and are shown to nobody.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // Where the pages' server part has no log of its own yet: what failed is told on standard error.
    files: ['web/src/hooks.server.ts'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.svelte'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // Words and pages come from generated modules, which svelte-check knows and this linter does not.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: String.raw`^(#server|(\.\./)+server)/(?!.*\.(contract|words)\.ts$)`,
              message: 'The web imports contracts and words only: whatever else ends in the browser. Ask for an endpoint and use call().',
            },
            {
              regex: String.raw`^(#jobs|#db|#scripts|#tests|(\.\./)+(jobs|db|scripts|tests))/`,
              message: 'The web knows nothing of this room: ask for an endpoint and use call().',
            },
          ],
        },
      ],
    },
  },
)
