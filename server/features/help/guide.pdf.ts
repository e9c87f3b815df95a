import { createRequire } from 'node:module'
import type PDFKit from 'pdfkit'
import type { ContactCard } from '../../platform/contact.contract.ts'
import type { ScreenLanguage } from '../identity/identity.contract.ts'
import { guideEdition } from './guides.contract.ts'
import { guideSheetWords } from './guides.words.ts'
import { filledIn, type Leaflet, type LeafletPart } from './leaflet.contract.ts'

type Sheet = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement

const margin = 64
const width = 595.28 - 2 * margin
// Below these, what begins would break after its first line, or a heading stand alone.
const lastItemAt = 725
const lastChapterAt = 680
const ink = '#12201f'
const soft = '#465653'
const accent = '#0a5a63'

/**
 * A guide as a tagged PDF (S8, EN 301 549 §10): title, language, headings, lists and reading order are told to a screen
 * reader, fonts are embedded, bookmarks lead to the chapters. The same words are always the same bytes.
 */
export async function guidePdf(guide: Leaflet, language: ScreenLanguage, contact: ContactCard): Promise<Buffer> {
  // Loaded when the first guide is asked for: a server that starts needs no PDF.
  const { default: PDFDocument } = await import('pdfkit')
  const day = new Date(`${guideEdition.publishedOn}T09:00:00Z`)
  const sheet = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + 16, left: margin, right: margin },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    // Named before the fonts are, since a guide never uses the ones that a PDF may leave out.
    font: fontFile('DejaVuSans.ttf'),
    info: { Title: guide.title, Author: contact.agency, Subject: guide.lead, CreationDate: day, ModDate: day },
  })
  const bytes = collected(sheet)
  sheet.registerFont('plain', fontFile('DejaVuSans.ttf')).registerFont('strong', fontFile('DejaVuSans-Bold.ttf'))
  const root = sheet.struct('Document')
  sheet.addStructure(root)
  cover(sheet, root, guide, language, contact)
  for (const chapter of guide.chapters) {
    const section = sheet.struct('Sect')
    root.add(section)
    if (sheet.y > lastChapterAt) sheet.addPage()
    sheet.moveDown(1.2)
    heavyRule(sheet)
    sheet.outline.addItem(chapter.title)
    line(sheet, section, 'H2', chapter.title, { font: 'strong', size: 14, colour: ink })
    for (const part of chapter.parts) writePart(sheet, section, part, contact)
    section.end()
  }
  root.end()
  numberPages(sheet, guide.title, language)
  sheet.end()
  return bytes
}

function cover(sheet: Sheet, root: Element, guide: Leaflet, language: ScreenLanguage, contact: ContactCard): void {
  const words = guideSheetWords[language]
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(guideEdition.publishedOn))
  line(sheet, root, 'P', contact.agency, { font: 'strong', size: 10, colour: accent })
  sheet.moveDown(0.6)
  line(sheet, root, 'H1', guide.title, { font: 'strong', size: 22, colour: ink })
  sheet.moveDown(0.3)
  line(sheet, root, 'P', guide.lead, { font: 'plain', size: 12, colour: soft })
  sheet.moveDown(0.6)
  line(sheet, root, 'P', `${words.version} ${guideEdition.version}, ${day}`, { font: 'plain', size: 10, colour: soft })
  line(sheet, root, 'P', `${words.contact} ${contact.address.join(', ')}, ${contact.email}`, { font: 'plain', size: 10, colour: soft })
}

function writePart(sheet: Sheet, parent: Element, part: LeafletPart, contact: ContactCard): void {
  const text = { font: 'plain', size: 10.5, colour: ink } as const
  sheet.moveDown(0.5)
  if (typeof part === 'string') return line(sheet, parent, 'P', filledIn(part, contact), text)
  const items = 'steps' in part ? part.steps : 'list' in part ? part.list : part.rows.map((row) => row.join(' · '))
  const list = sheet.struct('L')
  parent.add(list)
  for (const [place, item] of items.entries()) {
    const entry = sheet.struct('LI')
    list.add(entry)
    const top = sheet.y > lastItemAt ? sheet.addPage().y : sheet.y
    const mark = 'steps' in part ? `${place + 1}.` : '•'
    line(sheet, entry, 'Lbl', mark, { ...text, colour: accent, wide: 18 })
    sheet.y = top
    line(sheet, entry, 'LBody', filledIn(item, contact), { ...text, indent: 20 })
    sheet.moveDown(0.25)
    entry.end()
  }
  list.end()
}

type Look = { font: 'plain' | 'strong'; size: number; colour: string; indent?: number; wide?: number }

/** One tagged piece of text, left to right, wherever the pen is. */
function line(sheet: Sheet, parent: Element, tag: string, text: string, { font, size, colour, indent = 0, wide }: Look): void {
  const element = sheet.struct(tag, {}, () => {
    sheet
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(text, margin + indent, sheet.y, { width: wide ?? width - indent, lineGap: 2.5 })
  })
  parent.add(element)
  element.end()
}

/** Drawn for the eye alone. */
function heavyRule(sheet: Sheet): void {
  sheet.markContent('Artifact', { type: 'Layout' })
  sheet
    .moveTo(margin, sheet.y)
    .lineTo(margin + width, sheet.y)
    .lineWidth(1.5)
    .stroke(ink)
  sheet.endMarkedContent()
  sheet.y += 8
}

/** At the foot of every page, out of the reading order. */
function numberPages(sheet: Sheet, title: string, language: ScreenLanguage): void {
  const { start, count } = sheet.bufferedPageRange()
  for (let at = start; at < start + count; at += 1) {
    sheet.switchToPage(at)
    // The foot lies in the margin, where text would otherwise begin a new page.
    sheet.page.margins.bottom = 0
    sheet.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    sheet
      .font('plain')
      .fontSize(8.5)
      .fillColor(soft)
      .text(`${title} · ${guideSheetWords[language].page} ${at - start + 1}/${count}`, margin, 842 - 52, { width, lineBreak: false })
    sheet.endMarkedContent()
  }
}

function fontFile(name: string): string {
  return createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`)
}

function collected(sheet: Sheet): Promise<Buffer> {
  const chunks: Buffer[] = []
  sheet.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    sheet.on('end', () => resolve(Buffer.concat(chunks)))
    sheet.on('error', reject)
  })
}
