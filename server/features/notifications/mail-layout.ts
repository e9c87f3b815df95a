import { asHtml } from './mail-as-html.ts'
import { asText } from './mail-as-text.ts'
import type { MailInput } from './mail-blocks.ts'
import { supportPlace } from './mail.words.ts'
import type { Language } from '../identity/identity.contract.ts'

export type { MailBlock, MailInput } from './mail-blocks.ts'

export type MailContent = { subject: string; text: string; html: string }

/**
 * The one look of all our mails, as text and as HTML that says the same. Tables and inline styles, because mail
 * programs know little else; colours that hold in light and in dark, named again for programs that darken by themselves.
 */
export function layOutMail(input: MailInput): MailContent {
  return { subject: input.subject, text: asText(input), html: asHtml(input) }
}

/** The mail with who helps in it, as the settings say. Asked wherever a mail leaves or is shown. */
export function withSupport<Content extends MailContent>(content: Content, email: string): Content {
  return { ...content, text: content.text.replaceAll(supportPlace, email), html: content.html.replaceAll(supportPlace, email) }
}

const locales: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' }

/** An instant as a reader of the mail writes it, in Belgian time. */
export function readableTime(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' }).format(at)
}
