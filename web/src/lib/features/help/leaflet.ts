import type { ContactCard } from '#server/platform/contact.contract.ts'
import { filledIn, type Leaflet, type LeafletPart, type LeafletWords } from '#server/features/help/leaflet.contract.ts'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** A leaflet in the reader's language, with whom to write to filled in. Asked by loads, so that one language goes out and not four. */
export function leafletFor(words: LeafletWords, { language, contact }: { language: ScreenLanguage; contact: ContactCard }): Leaflet {
  const fill = (text: string) => filledIn(text, contact)
  const { title, lead, chapters } = words[language]
  return {
    title,
    lead: fill(lead),
    chapters: chapters.map((chapter) => ({ ...chapter, parts: chapter.parts.map((part) => filledPart(part, fill)) })),
  }
}

function filledPart(part: LeafletPart, fill: (text: string) => string): LeafletPart {
  if (typeof part === 'string') return fill(part)
  if ('steps' in part) return { steps: part.steps.map(fill) }
  if ('list' in part) return { list: part.list.map(fill) }
  return { heads: part.heads, rows: part.rows.map((row) => row.map(fill)) }
}

export type Piece = { text: string; href?: string }

/** A sentence in pieces, with its e-mail and web addresses as links. */
export function pieces(text: string): Piece[] {
  return text
    .split(/([\w.+-]+@[\w-]+(?:\.[\w-]+)+|www\.[\w-]+(?:\.[\w-]+)+)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('www.')) return { text: piece, href: `https://${piece}` }
      return piece.includes('@') ? { text: piece, href: `mailto:${piece}` } : { text: piece }
    })
}
