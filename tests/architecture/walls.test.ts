import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractWalls from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '#scripts/check/part.ts'
import { accomplices, planted, standing } from './planted-walls.ts'

const { forbidden = [], required = [], options = {} } = await extractWalls(join(root, '.dependency-cruiser.mjs'))

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** Builds a small house of these files and looks at its walls: which were broken, and where. */
async function look(files: Record<string, string>): Promise<{ wall: string; file: string }[]> {
  mkdirSync(join(root, '.tools'), { recursive: true })
  const house = mkdtempSync(join(root, '.tools/walls-'))
  folders.push(house)
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(house, name))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), content)
  }
  const tsConfig = join(house, 'tsconfig.json')
  const result = await cruise(
    ['server', 'jobs', 'db', 'web/src', 'scripts', 'tests'],
    { ...options, tsConfig: { fileName: tsConfig }, ruleSet: { forbidden, required }, validate: true, baseDir: house },
    {},
    { tsConfig: extractTSConfig(tsConfig) },
  )
  const { summary } = result.output as ICruiseResult
  return summary.violations.map((violation) => ({ wall: violation.rule.name, file: violation.from }))
}

describe('the walls', () => {
  let broken: { wall: string; file: string }[]
  beforeAll(async () => {
    const faults = Object.fromEntries(planted.map(({ file, content }) => [file, content]))
    broken = await look({ ...standing, ...faults })
  }, 60_000)

  it('let a house stand that keeps to them', async () => {
    expect(await look(standing)).toEqual([])
  }, 60_000)

  it.each(planted.filter(({ file }) => !accomplices.has(file)).map(({ wall, file }) => [wall, file]))('%s sees %s', (wall, file) => {
    expect(broken).toContainEqual({ wall, file })
  })

  it('are all proven: none stands here that was never seen to hold', () => {
    const proven = new Set(planted.map(({ wall }) => wall))
    const walls = [...forbidden, ...required].map((rule) => rule.name ?? 'a wall without a name')
    expect(walls.filter((wall) => !proven.has(wall))).toEqual([])
  })
})
