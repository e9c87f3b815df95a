import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/**
 * Axe as its driver brings it along. Put in by ourselves: the driver would put it into every frame too, and wait for those
 * in which nothing may run.
 */
const source = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What breaks a rule of WCAG that a machine can check, outside of frames; all rules, or those named. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(source)
  const runOnly = rules === undefined ? { type: 'tag', values: wcag } : { type: 'rule', values: rules }
  const options = JSON.stringify({ preload: false, iframes: false, resultTypes: ['violations'], runOnly })
  return page.evaluate<string[]>(`axe.run({ exclude: ['iframe'] }, ${options}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ') + ' (' + node.any.map((one) => one.message).join(' ') + ')').join('; ')))`)
}
