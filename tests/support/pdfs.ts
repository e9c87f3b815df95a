import { constants, deflateRawSync } from 'node:zlib'
import PDFKit from 'pdfkit'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'

/** PDFs as they come in: good ones as registers print them, and every kind of bad one that was thought of. */

/** An honest extract with the given lines, one page a hundred lines. */
export async function goodPdf(lines: readonly string[] = ['Extract from the commercial register']): Promise<Buffer> {
  return kitPdf({}, (document) => lines.forEach((line) => document.text(line)))
}

export async function pdfOfPages(pages: number): Promise<Buffer> {
  return kitPdf({ autoFirstPage: false }, (document) => {
    for (let page = 1; page <= pages; page += 1) document.addPage().text(`Page ${page} of ${pages}`)
  })
}

export async function pdfWithUserPassword(): Promise<Buffer> {
  return kitPdf({ userPassword: 'open-me', ownerPassword: 'own-me', pdfVersion: '1.7' }, (document) => document.text('Locked'))
}

/** Opens without a password and forbids changing: readers show it, and nobody can look into it without its key. */
export async function pdfWithOwnerPassword(): Promise<Buffer> {
  return kitPdf({ ownerPassword: 'own-me', permissions: { modifying: false }, pdfVersion: '1.7' }, (document) => document.text('Forbidden'))
}

function kitPdf(options: PDFKit.PDFDocumentOptions, draw: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFKit({ compress: true, ...options })
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    draw(document)
    document.end()
  })
}

/** A good one, changed by `change` before it is written; with `objectStreams` what was planted stands compressed. */
async function changedPdf(change: (document: PDFDocument) => void | Promise<void>, objectStreams = false): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage().drawText('A page')
  await change(document)
  return Buffer.from(await document.save({ useObjectStreams: objectStreams }))
}

export const pdfWithScript = (objectStreams = false) =>
  changedPdf((document) => document.addJavaScript('hello', 'app.alert("hello")'), objectStreams)

export const pdfWithAttachment = () =>
  changedPdf((document) => document.attach(Buffer.from('inside'), 'inside.exe', { mimeType: 'application/octet-stream' }))

const action = (document: PDFDocument, does: string, more: Record<string, PDFString> = {}) =>
  document.context.register(document.context.obj({ Type: 'Action', S: does, ...more }))

/** Runs as the file opens. */
export const pdfWithOpenAction = (does: 'JavaScript' | 'URI' = 'JavaScript') =>
  changedPdf((document) => {
    const more: Record<string, PDFString> =
      does === 'URI' ? { URI: PDFString.of('https://example.org') } : { JS: PDFString.of('app.alert(1)') }
    document.catalog.set(PDFName.of('OpenAction'), action(document, does, more))
  })

/** Goes to a page as it opens, as word processors write it: nothing wrong with that. */
export const pdfWithOpenDestination = () =>
  changedPdf((document) => document.catalog.set(PDFName.of('OpenAction'), document.context.obj([document.getPage(0).ref, 'Fit'])))

export const pdfWithPageAction = () =>
  changedPdf((document) => {
    const open = action(document, 'JavaScript', { JS: PDFString.of('app.alert(2)') })
    document.getPage(0).node.set(PDFName.of('AA'), document.context.obj({ O: open }))
  })

/** A link with an action: `Launch` starts a program, `URI` opens an address and is what every honest link does. */
export const pdfWithLink = (does: string, objectStreams = false) =>
  changedPdf((document) => {
    const target = action(document, does, { F: PDFString.of('cmd.exe'), URI: PDFString.of('https://example.org') })
    const link = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 99, 99], A: target })
    document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([link]))
  }, objectStreams)

export const pdfWithXfa = () =>
  changedPdf((document) => {
    const form = document.context.register(document.context.stream('<xdp/>'))
    document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ Fields: [], XFA: form }))
  })

export const pdfWithRichMedia = () =>
  changedPdf((document) => {
    const media = document.context.obj({ Type: 'Annot', Subtype: 'RichMedia', Rect: [0, 0, 99, 99] })
    document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([media]))
  })

/** A font that happens to be called like something dangerous. */
export const pdfWithOddNames = () =>
  changedPdf((document) => {
    const font = document.context.register(document.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }))
    document.getPage(0).node.set(PDFName.of('Resources'), document.context.obj({ Font: { JS: font, EF: font, AA: font } }))
  })

/** A script that the first object table names, while a later object of the same number hides it from who reads in order. */
export async function pdfWithHiddenScript(): Promise<Buffer> {
  const text = (await changedPdf((document) => document.catalog.set(PDFName.of('OpenAction'), action(document, 'Launch')))).toString(
    'latin1',
  )
  const number = /(\d+) 0 obj\s*<<\s*\/Type \/Action/.exec(text)?.[1]
  if (number === undefined) throw new Error('The action was not found where it was planted')
  const shadow = `${number} 0 obj\n<< /Nothing true >>\nendobj\n`
  return Buffer.from(text.replace(/\nxref\n/, `\n${shadow}xref\n`), 'latin1')
}

/** The name spelled with escapes, as a reader decodes it. */
export async function pdfWithEscapedScript(): Promise<Buffer> {
  const plain = (await pdfWithOpenAction()).toString('latin1')
  return Buffer.from(plain.replace('/JavaScript', '/J#61vaScr#69pt').replace('/JS ', '/J#53 '), 'latin1')
}

/** Mebibytes of spaces, packed once and repeated, so that making a bomb costs nothing. */
function packedSpaces(mebibytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const last = deflateRawSync(Buffer.alloc(0))
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: mebibytes }, () => one), last])
}

/** A small file with a page whose drawing unfolds to `mebibytes` MiB. */
export const pdfBomb = (mebibytes: number) =>
  changedPdf((document) => {
    const packed = packedSpaces(mebibytes)
    const stream = document.context.register(document.context.stream(packed, { Filter: 'FlateDecode' }))
    document.getPage(0).node.set(PDFName.of('Contents'), stream)
  })

/** The same in the place that every parser unfolds before it can be weighed. */
export async function pdfObjectStreamBomb(mebibytes: number): Promise<Buffer> {
  const packed = packedSpaces(mebibytes)
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length ${packed.byteLength} >>\nstream\n`
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 2 0 R >>\nstartxref\n0\n%%EOF\n'
  return Promise.resolve(Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)]))
}

/** Forms that draw each other ten times over, ten deep: a small file with ten thousand million words. */
export const pdfOfForms = () =>
  changedPdf((document) => {
    const { context } = document
    const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }))
    const word = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], Resources: { Font: { F: font } } }
    let inner = context.register(context.stream('BT /F 9 Tf (word) Tj ET', word))
    for (let depth = 0; depth < 10; depth += 1) {
      const draw = Buffer.from('/X Do\n'.repeat(10))
      inner = context.register(
        context.stream(draw, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], Resources: { XObject: { X: inner } } }),
      )
    }
    const page = document.getPage(0).node
    page.set(PDFName.of('Resources'), context.obj({ XObject: { X: inner } }))
    page.set(PDFName.of('Contents'), context.register(context.stream('/X Do')))
  })

/** What is left of a file when half of it did not come, with an end mark put back on. */
export async function pdfWithoutMiddle(): Promise<Buffer> {
  const whole = await pdfOfPages(20)
  return Buffer.concat([whole.subarray(0, Math.floor(whole.byteLength / 3)), Buffer.from('\nstartxref\n9\n%%EOF\n')])
}

/** A PDF from its front, an archive from its back. */
export async function pdfAndArchive(): Promise<Buffer> {
  const pdf = await goodPdf()
  const file = Buffer.from(
    'PK\x03\x04\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00ax',
    'latin1',
  )
  const entry = Buffer.alloc(47)
  entry.write('PK\x01\x02', 'latin1')
  entry.writeUInt16LE(1, 28)
  entry.write('a', 46)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.byteLength, 12)
  end.writeUInt32LE(pdf.byteLength + file.byteLength, 16)
  return Buffer.concat([pdf, file, entry, end])
}

/** A good file of exactly this many bytes, the rest being a comment that readers skip. */
export async function pdfOfSize(bytes: number): Promise<Buffer> {
  const good = await goodPdf()
  const mark = good.lastIndexOf('startxref')
  const filler = Buffer.alloc(bytes - good.byteLength, 'x')
  filler.write('%')
  filler.write('\n', filler.byteLength - 1)
  return Buffer.concat([good.subarray(0, mark), filler, good.subarray(mark)])
}

/** Everything in its place, and not one page. */
export function pdfWithoutPages(): Promise<Buffer> {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, place) => {
    const at = text.length
    text += `${place + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = text.length
  text += `xref\n0 3\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Promise.resolve(Buffer.from(text, 'latin1'))
}

/** An action in the bytes of a picture, where only the table of offsets points. */
export const pdfWithActionInPicture = () =>
  changedPdf((document) => {
    const hidden = Buffer.from('77 0 obj << /Type /Action /S % look away\n /Laun#63h /F (cmd.exe) >> endobj')
    document.context.register(document.context.stream(hidden, { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1 }))
  })

/** Objects that are not where the table of offsets says: readers fail in places of their own. */
export async function pdfWithWrongOffsets(): Promise<Buffer> {
  const text = (await pdfOfPages(3)).toString('latin1')
  return Buffer.from(
    text.replace(/\n(\d{10}) 00000 n/g, (_, offset: string) => `\n${String(Number(offset) + 7).padStart(10, '0')} 00000 n`),
    'latin1',
  )
}

/** Three pages by its own account, the first of which is called something else. */
export async function pdfWithLostPage(): Promise<Buffer> {
  const text = (await pdfOfPages(3)).toString('latin1')
  return Buffer.from(text.replace('\n7 0 obj', '\n99 0 obj'), 'latin1')
}
