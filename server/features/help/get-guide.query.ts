import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { contactCardIn, type ContactSettings } from '../../platform/contact.contract.ts'
import type { House } from '../../platform/house.ts'
import type { AnswerOf } from '../../platform/http/endpoint.contract.ts'
import { screenLanguages, type ScreenLanguage } from '../identity/identity.contract.ts'
import { guidePdf } from './guide.pdf.ts'
import { guideAudiences, guideEdition, type GuideAudience, type listGuides as listContract } from './guides.contract.ts'
import { guideWords } from './guides.words.ts'

type Printed = { name: string; bytes: Buffer; etag: string }

/** Every guide there is, in every language (S8). */
export function listGuides(): AnswerOf<typeof listContract> {
  const items = guideAudiences.flatMap((audience) =>
    screenLanguages.map((language) => ({
      audience,
      language,
      title: guideWords[audience][language].title,
      ...guideEdition,
      file: `/api/v1/guides/${audience}/${language}`,
    })),
  )
  return { items }
}

// Printed when first asked for, and then kept: twelve small files for as long as the process lives.
const shelves = new WeakMap<ContactSettings, Map<string, Promise<Printed>>>()

/** A guide as a PDF. */
export async function getGuide(
  house: Pick<House, 'config'>,
  audience: GuideAudience,
  language: ScreenLanguage,
): Promise<{ file: { name: string; size: number; stream: Readable }; etag: string }> {
  const { name, bytes, etag } = await printedOnce(house, audience, language)
  return { file: { name, size: bytes.byteLength, stream: Readable.from([bytes], { objectMode: false }) }, etag }
}

function printedOnce({ config }: Pick<House, 'config'>, audience: GuideAudience, language: ScreenLanguage): Promise<Printed> {
  const shelf = shelves.get(config.contact) ?? new Map<string, Promise<Printed>>()
  shelves.set(config.contact, shelf)
  const key = `${audience} ${language}`
  const printed = shelf.get(key) ?? print(config.contact, audience, language)
  shelf.set(key, printed)
  // One that failed is tried again by whoever comes next.
  printed.catch(() => shelf.delete(key))
  return printed
}

async function print(contact: ContactSettings, audience: GuideAudience, language: ScreenLanguage): Promise<Printed> {
  const bytes = await guidePdf(guideWords[audience][language], language, contactCardIn(contact, language))
  const digest = createHash('sha256').update(bytes).digest('base64url')
  return { name: `famhp-guide-${audience}-${language}.pdf`, bytes, etag: `"${digest}"` }
}
