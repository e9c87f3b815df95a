import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { guideAudiences, guideEdition, listGuides } from '#server/features/help/guides.contract.ts'
import { guideWords } from '#server/features/help/guides.words.ts'
import { screenLanguages } from '#server/features/identity/identity.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

type Node = { role?: string; type?: string; id?: string; children?: Node[] }

/** What a screen reader is told: each tagged piece by its role, in reading order. */
async function readAloud(pdf: PDFDocumentProxy): Promise<{ role: string; text: string }[]> {
  const told: { role: string; text: string }[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true })
    const texts = new Map<string, string>()
    let open: string | undefined
    for (const item of content.items) {
      if ('str' in item) {
        if (open !== undefined) texts.set(open, `${texts.get(open) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
      } else open = item.type === 'endMarkedContent' ? undefined : item.id
    }
    const walk = (node: Node, role: string) => {
      if (node.type === 'content') told.push({ role, text: (texts.get(node.id ?? '') ?? '').replace(/\s+/g, ' ').trim() })
      for (const child of node.children ?? []) walk(child, node.role ?? role)
    }
    const tree = (await page.getStructTree()) as Node | null
    if (tree) walk(tree, 'Root')
  }
  return told
}

/** An entry of what the reader hands out, in whichever shape it does. */
const entry = (found: unknown, name: string): unknown =>
  found instanceof Map ? (found as Map<string, unknown>).get(name) : (found as Record<string, unknown> | null)?.[name]

const everyGuide = guideAudiences.flatMap((audience) => screenLanguages.map((language) => ({ audience, language })))
const bytesOf = async (file: string) => new Uint8Array(await (await fetch(`${server.url}${file}`)).arrayBuffer())

describe('the guides (S8)', () => {
  it('are listed by audience and language, with title, version and date', async () => {
    const { items } = await client(server.url).call(listGuides, {})
    expect(items.map(({ audience, language }) => ({ audience, language }))).toEqual(everyGuide)
    for (const { audience, language, title, version, publishedOn } of items) {
      expect(title).toBe(guideWords[audience][language].title)
      expect({ version, publishedOn }).toEqual(guideEdition)
    }
  })

  it.each(everyGuide)('$audience in $language is a tagged PDF that says what the page says', async ({ audience, language }) => {
    const guide = guideWords[audience][language]
    const task = getDocument({
      data: await bytesOf(`/api/v1/guides/${audience}/${language}`),
      verbosity: VerbosityLevel.ERRORS,
      useSystemFonts: false,
    })
    const pdf = await task.promise
    const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> }
    expect(info).toMatchObject({ Title: guide.title, Language: language })
    expect(entry(await pdf.getMarkInfo(), 'Marked')).toBe(true)
    expect(entry(await pdf.getViewerPreferences(), 'DisplayDocTitle')).toBe(true)
    const told = await readAloud(pdf)
    const headings = told.filter(({ role }) => /^H\d$/.test(role))
    expect(headings).toEqual([{ role: 'H1', text: guide.title }, ...guide.chapters.map(({ title }) => ({ role: 'H2', text: title }))])
    expect((await pdf.getOutline()).map(({ title }) => title)).toEqual(guide.chapters.map(({ title }) => title))
    const points = guide.chapters.flatMap(({ parts }) =>
      parts.flatMap((part) => (typeof part === 'string' ? [] : 'steps' in part ? part.steps : 'list' in part ? part.list : [])),
    )
    // A line may end inside a word that has a hyphen.
    const bare = (text: string) => text.replace(/\s+/g, '')
    expect(told.filter(({ role }) => role === 'LBody').map(({ text }) => bare(text))).toEqual(points.map(bare))
    expect(told.map(({ text }) => text).join(' ')).toContain(house.config.contact.email)
    // What is at the foot of the pages is not read out.
    expect(told.some(({ text }) => text.includes(`1/${pdf.numPages}`))).toBe(false)
    await task.destroy()
  })

  it('is sent once to whoever keeps it, and only a part where a part is asked for', async () => {
    const address = `${server.url}/api/v1/guides/foreign-company/fr`
    const first = await fetch(address)
    expect(first.headers.get('content-type')).toBe('application/pdf')
    expect(first.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(first.headers.get('content-disposition')).toContain('famhp-guide-foreign-company-fr.pdf')
    const whole = new Uint8Array(await first.arrayBuffer())
    const again = await fetch(address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    expect((await again.arrayBuffer()).byteLength).toBe(0)
    const part = await fetch(address, { headers: { range: 'bytes=0-3' } })
    expect(part.status).toBe(206)
    expect(await part.text()).toBe('%PDF')
    expect(new Uint8Array(await (await fetch(address)).arrayBuffer())).toEqual(whole)
  })

  it.each(['/api/v1/guides/nobody/fr', '/api/v1/guides/staff/es'])('%s does not exist', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404)
  })
})
