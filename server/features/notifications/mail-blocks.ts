import type { Language } from '../identity/identity.contract.ts'
import type { MailReason } from './mail.words.ts'

/** The colours a status may have; the word always stands with it. */
export type MailTone = 'info' | 'wait' | 'ok' | 'danger' | 'mute'

export type MailPoint = { box?: string; name?: string; text: string; note?: string }

/** What a mail is made of, in order. Everything is plain text: nothing in it is read as markup. */
export type MailBlock =
  | { kind: 'text'; text: string }
  /** A small heading between parts. */
  | { kind: 'heading'; text: string }
  /** Numbered where the order counts. */
  | { kind: 'list'; items: readonly string[]; ordered?: boolean }
  /** What is wrong, each with the box it speaks of, numbered as the screens number it. */
  | { kind: 'points'; points: readonly MailPoint[] }
  /** Label and value, set as a small table. */
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  /** A value to be copied: large, and alone on its line in the text part. */
  | { kind: 'value'; label: string; value: string }
  /** Said apart, in the second voice. */
  | { kind: 'note'; text: string }

export type MailInput = {
  language: Language
  /** Never holds a number, a name of a person or a secret: subjects are shown on locked screens. */
  subject: string
  /** Who is spoken to; without it the greeting is neutral. */
  name?: string | null
  /** A line that mail programs show beside the subject; the first text when left out. */
  preview?: string
  /** How the thing stands that the mail is about, in the word that its page and the desk use. */
  status?: { word: string; tone: MailTone }
  /** Who acts now and by when. */
  turn?: { who: 'you' | 'representatives' | 'agency' | 'nobody'; by?: string }
  blocks: readonly MailBlock[]
  action?: { label: string; url: string }
  /** Blocks below the button. */
  after?: readonly MailBlock[]
  /** Why this address is written to, and the reference that an answer should name. */
  because: { why: MailReason; reference?: string }
}
