import { createRequire } from 'node:module'
import PDFKit from 'pdfkit'
import type { Address } from '#server/features/companies/companies.contract.ts'
import { capitals } from './applicants.ts'
import { bareFont } from './bare-font.ts'
import { wordsOf, type ExtractWords } from './extract.words.ts'

/** What a register prints of a company. Without a name or directors it is one of the proofs a validator sends back. */
export type ExtractFacts = {
  country: string
  name: string | null
  number: string
  address: Address
  foundedOn: string
  /** `YYYY-MM-DD`; also the day in the file itself, so that the same facts are always the same bytes. */
  printedOn: string
  directors: { name: string; birthOn: string }[]
  /** A number that the paper itself carries. */
  mark: string
}

type Page = PDFKit.PDFDocument
type Row = readonly [label: string, value: string]

/** An extract from a company register, one page of A4, in the manner of its part of the world. */
export function extractPdf(facts: ExtractFacts): Promise<Buffer> {
  const words = wordsOf(facts.country)
  const day = new Date(`${facts.printedOn}T09:00:00Z`)
  const page = new PDFKit({ size: 'A4', margin: 56, info: { Title: words.title, CreationDate: day, ModDate: day } })
  const chunks: Buffer[] = []
  page.on('data', (chunk: Buffer) => chunks.push(chunk))
  const bytes = new Promise<Buffer>((resolve, reject) => {
    page.on('end', () => resolve(Buffer.concat(chunks)))
    page.on('error', reject)
  })
  chooseFonts(page, [...Object.values(words), ...rowsOf(facts, words).flat()])
  designOf(facts.country)(page, facts, words)
  page.end()
  return bytes
}

type Design = (page: Page, facts: ExtractFacts, words: ExtractWords) => void

/** Registers of one region look alike. */
function designOf(country: string): Design {
  if (['GB', 'IE', 'US', 'CA', 'IN', 'MT', 'IL', 'CY', 'CN', 'JP', 'KR'].includes(country)) return certificate
  if (['SE', 'DK', 'FI', 'NO', 'IS', 'EE', 'LV', 'LT', 'NL'].includes(country)) return printOut
  return ruledSheet
}

function rowsOf(facts: ExtractFacts, words: ExtractWords): Row[] {
  const { address } = facts
  const street = [address.street, address.number, address.box].filter(Boolean).join(' ')
  return [
    ...(facts.name === null ? [] : [[words.name, facts.name] as const]),
    [words.number, facts.number],
    [words.address, `${street}\n${address.postcode ?? ''} ${address.city}`.trim()],
    [words.founded, facts.foundedOn],
    ...(facts.directors.length === 0
      ? []
      : [[words.directors, facts.directors.map(({ name, birthOn }) => `${name}, ${words.born} ${birthOn}`).join('\n')] as const]),
  ]
}

/** Of the continent: a letterhead, a box with ruled lines, a round stamp. */
const ruledSheet: Design = (page, facts, words) => {
  page.font('strong').fontSize(11).fillColor('#1d3557').text(capitals(words.register, facts.country), { characterSpacing: 1 })
  page.moveDown(0.3).font('plain').fontSize(9).fillColor('#555').text(`${words.printed} ${facts.printedOn}`)
  page.moveTo(56, 104).lineTo(539, 104).lineWidth(1.5).stroke('#1d3557')
  page.font('strong').fontSize(18).fillColor('#111').text(words.title, 56, 124)
  let y = 170
  for (const [label, value] of rowsOf(facts, words)) {
    page
      .font('plain')
      .fontSize(9)
      .fillColor('#555')
      .text(label, 66, y + 8, { width: 150 })
    const labelEnd = page.y
    page
      .font('strong')
      .fontSize(11)
      .fillColor('#111')
      .text(value, 226, y + 7, { width: 300, lineGap: 3 })
    const bottom = Math.max(labelEnd, page.y) + 8
    page
      .rect(56, y, 483, bottom - y)
      .lineWidth(0.6)
      .stroke('#9aa5b1')
    y = bottom
  }
  page
    .font('plain')
    .fontSize(9)
    .fillColor('#333')
    .text(words.certified, 56, y + 24, { width: 340 })
  roundStamp(page, 470, y + 90, facts)
}

/** Of the islands and overseas: a certificate with a border and a seal. */
const certificate: Design = (page, facts, words) => {
  page.rect(36, 36, 523, 770).lineWidth(2).stroke('#7a5c1e')
  page.rect(43, 43, 509, 756).lineWidth(0.5).stroke('#7a5c1e')
  page.font('strong').fontSize(13).fillColor('#7a5c1e').text(words.register, 56, 92, { align: 'center', width: 483 })
  page.font('strong').fontSize(22).fillColor('#222').text(words.title, 56, 124, { align: 'center', width: 483 })
  let y = 200
  for (const [label, value] of rowsOf(facts, words)) {
    page.font('plain').fontSize(10).fillColor('#666').text(label, 90, y, { align: 'center', width: 415 })
    page
      .font('strong')
      .fontSize(13)
      .fillColor('#111')
      .text(value, 90, page.y + 3, { align: 'center', width: 415, lineGap: 3 })
    y = page.y + 16
  }
  page
    .font('plain')
    .fontSize(9)
    .fillColor('#444')
    .text(`${words.certified} ${words.printed} ${facts.printedOn}.`, 90, 640, { align: 'center', width: 415 })
  roundStamp(page, 297, 728, facts)
}

/** Of the north: a plain print from the register's web site, with a code to check it by. */
const printOut: Design = (page, facts, words) => {
  page.rect(0, 0, 595, 74).fill('#0b5c6b')
  page.font('strong').fontSize(15).fillColor('#fff').text(words.register, 56, 28)
  page.font('strong').fontSize(17).fillColor('#111').text(words.title, 56, 104)
  let y = 146
  for (const [label, value] of rowsOf(facts, words)) {
    page.font('strong').fontSize(9).fillColor('#0b5c6b').text(label, 56, y)
    page
      .font('plain')
      .fontSize(11)
      .fillColor('#111')
      .text(value, 56, page.y + 2, { width: 420, lineGap: 2 })
    y = page.y + 12
    page
      .moveTo(56, y - 5)
      .lineTo(539, y - 5)
      .lineWidth(0.4)
      .stroke('#c8d3d6')
  }
  page
    .font('plain')
    .fontSize(9)
    .fillColor('#444')
    .text(words.certified, 56, y + 16, { width: 400 })
  page.text(`${words.printed} ${facts.printedOn}   ${facts.country}-${facts.mark}`, 56, 770)
}

function roundStamp(page: Page, x: number, y: number, facts: ExtractFacts): void {
  page
    .save()
    .rotate(-11, { origin: [x, y] })
    .fillColor('#8b1e3f')
    .strokeColor('#8b1e3f')
    .opacity(0.72)
  page.circle(x, y, 46).lineWidth(2).stroke().circle(x, y, 39).lineWidth(0.7).stroke()
  page
    .font('strong')
    .fontSize(15)
    .text(facts.country, x - 40, y - 20, { width: 80, align: 'center' })
  page
    .font('plain')
    .fontSize(8)
    .text(facts.printedOn, x - 40, y + 2, { width: 80, align: 'center' })
  page.fontSize(7).text(facts.mark, x - 40, y + 15, { width: 80, align: 'center' })
  page.restore().opacity(1)
}

/** What every reader's own fonts can show; anything else needs a font that is brought along. */
const everyReaderHas =
  /^[\n\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac]*$/u
const { resolve: pathOf } = createRequire(import.meta.url)
const dejaVu = { plain: 'DejaVuSans', strong: 'DejaVuSans-Bold' } as const
const brought = new Map<string, Buffer>()

function chooseFonts(page: Page, texts: readonly string[]): void {
  const isLatin = texts.every((text) => everyReaderHas.test(text))
  page.registerFont('plain', isLatin ? 'Helvetica' : broughtFont(dejaVu.plain))
  page.registerFont('strong', isLatin ? 'Helvetica-Bold' : broughtFont(dejaVu.strong))
}

function broughtFont(name: string): Buffer {
  const font = brought.get(name) ?? bareFont(pathOf(`dejavu-fonts-ttf/ttf/${name}.ttf`))
  brought.set(name, font)
  return font
}
