import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { productName } from './brand.ts'

const pages = fileURLToPath(new URL('../../', import.meta.url))
const svelte = globSync('**/*.svelte', { cwd: pages }).filter((path) => !path.startsWith('paraglide'))
const textOf = (path: string) => readFileSync(join(pages, path), 'utf8')

test('no page types the name of the product: it stands in the brand folder alone', () => {
  expect(svelte.filter((path) => textOf(path).includes(productName))).toEqual([])
  expect(svelte.length).toBeGreaterThan(100)
})

test('every title of a tab ends in the name', () => {
  const titles = svelte.flatMap((path) => [...textOf(path).matchAll(/<title>(.*?)<\/title>/gs)].map(([, title = '']) => ({ path, title })))
  expect(titles.filter(({ title }) => !title.includes('titled(') && !title.includes('productName'))).toEqual([])
  expect(titles.length).toBeGreaterThan(15)
})
