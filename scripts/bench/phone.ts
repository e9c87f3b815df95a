import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { ownEnvironment } from '#server/platform/config.ts'

/** What a first visit cost: milliseconds to the largest paint, how much of the page jumped, kilobytes of script. */
export type Visit = { largestPaintMs: number; layoutShift: number; scriptKilobytes: number }

/** Chromium's own "Slow 4G": 1.6 Mbit/s, and a round trip that the browser lengthens as such a line does. */
const slow4g = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }
const slowerCpu = 4
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true }
/** Nothing paints or jumps any more after the network has been still for so long. */
const stillMs = 1_500

/** The browser the setup found, or the one that CHROMIUM names. */
export async function openChromium(): Promise<Browser> {
  const file = new URL('../../.tools/chromium.json', import.meta.url)
  const noted = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { command: string; libraryPath?: string }) : undefined
  const own = ownEnvironment()
  const given = Object.entries({ ...own, ...(noted?.libraryPath !== undefined && { LD_LIBRARY_PATH: noted.libraryPath }) })
  return chromium.launch({
    executablePath: own.CHROMIUM ?? noted?.command ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
    env: Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  })
}

/** Told to the page before any of its own script: the browser notes its paints and shifts, we only sum them up. */
const watch = `
  window.seen = { paint: 0, shift: 0 }
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.paint = entry.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value })
    .observe({ type: 'layout-shift', buffered: true })`

/** Comes to a page for the first time: a browser without cache or cookies, on a slow line and a slow machine. */
export async function firstVisit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const scripts = await collectScripts(page, session)
    await session.send('Network.emulateNetworkConditions', slow4g)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu })
    await page.addInitScript(watch)
    await page.goto(url, { waitUntil: 'networkidle', timeout: 90_000 })
    await page.waitForTimeout(stillMs)
    const seen = await page.evaluate<{ paint: number; shift: number }>('window.seen')
    return { largestPaintMs: seen.paint, layoutShift: seen.shift, scriptKilobytes: await scripts() }
  } finally {
    await context.close()
  }
}

/**
 * Adds up every script that the page fetched or held, gzipped by us: what a line has to carry must not depend on how
 * this server or a proxy before it compresses.
 */
async function collectScripts(page: Page, session: CDPSession): Promise<() => Promise<number>> {
  const bodies: Promise<Buffer>[] = []
  await session.send('Network.enable')
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body().catch(() => Buffer.alloc(0)))
  })
  return async () => {
    const inline = await page.evaluate<string[]>(
      "[...document.querySelectorAll('script:not([src])')].map((script) => script.textContent ?? '')",
    )
    const all = [...(await Promise.all(bodies)), ...inline.filter((text) => text.trim() !== '').map((text) => Buffer.from(text))]
    return all.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_000
  }
}
