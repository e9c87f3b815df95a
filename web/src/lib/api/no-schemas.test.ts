import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as z from './no-schemas.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const contracts = globSync('server/**/*.contract.ts', { cwd: root })
const types = new Set(['infer', 'input', 'output', 'ZodMiniType'])

test('all that contracts make schemas of is there', () => {
  const used = contracts.flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/\bz\.(\w+)/g)].map(([, name]) => name ?? ''),
  )
  expect(used.length).toBeGreaterThan(100)
  expect([...new Set(used)].filter((name) => !(name in z) && !types.has(name))).toEqual([])
})

test('a schema takes every call, and judges nothing', () => {
  const text = z.string as () => { check(...rules: unknown[]): { safeParse(value: unknown): unknown } }
  expect(() => text().check(z.trim)).not.toThrow()
  expect(() => text().check().safeParse('')).toThrow('no schemas')
})
