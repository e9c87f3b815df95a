import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'

export type OpenPdf = {
  pages: { number: number; width: number; height: number; text: string }[]
  draw(number: number, canvas: HTMLCanvasElement, width: number): Promise<void>
  close(): void
}

const fonts = import.meta.glob<string>('/../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
})
const maps = import.meta.glob<string>('/../node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?url', import: 'default', eager: true })

/** Documents bring most fonts along; the fourteen that they need not bring come from our own origin. */
class OwnFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const known = Object.entries(kind === 'cMapUrl' ? maps : fonts).find(([path]) => path.endsWith(`/${filename}`))?.[1]
    if (known === undefined) throw new Error(`There is no file ${filename}`)
    return new Uint8Array(await (await fetch(known)).arrayBuffer())
  }
}

/** Opens a PDF of our own origin; pdf.js is only loaded when somebody does. */
export async function openPdf(file: string): Promise<OpenPdf> {
  const [pdfjs, { default: worker }] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')])
  pdfjs.GlobalWorkerOptions.workerSrc = worker
  const opening = pdfjs.getDocument({
    url: file,
    BinaryDataFactory: OwnFiles,
    cMapUrl: 'own/',
    cMapPacked: true,
    standardFontDataUrl: 'own/',
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
  })
  const document = await opening.promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, at) => describe(document, at + 1)))
  const drawing = new Map<HTMLCanvasElement, RenderTask>()
  return {
    pages,
    close: () => void opening.destroy(),
    async draw(number, canvas, width) {
      drawing.get(canvas)?.cancel()
      const page = await document.getPage(number)
      const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio)
      const viewport = page.getViewport({ scale })
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      const task = page.render({ canvas, viewport })
      drawing.set(canvas, task)
      // A page drawn anew in another size cancels the one before.
      await task.promise.catch(() => undefined)
    },
  }
}

/** Size and text of a page: readers of screens get the words that others see. */
async function describe(document: PDFDocumentProxy, number: number): Promise<OpenPdf['pages'][number]> {
  const page = await document.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  return { number, width, height, text: items.map((item) => ('str' in item ? item.str : '')).join(' ') }
}
