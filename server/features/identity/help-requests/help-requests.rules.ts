import type { NissFault } from '../persons/niss.rules.ts'
import { attachmentMinutes, type AttachmentType } from './help-requests.contract.ts'

/** How long a question and its file are kept: answered ones a month, and the others until nobody will ask any more. */
export const closedHelpKeptDays = 30
export const openHelpKeptDays = 90

const minuteMs = 60_000

/** Of questions about one number the account hears of one an hour: whoever knows the three must not fill its mailbox. */
export const acknowledgedEveryMs = 60 * minuteMs

/** Whether the sender may still see his question and add a picture to it. */
export function mayStillAdd(sentAt: Date, now: Date): boolean {
  return now.getTime() - sentAt.getTime() <= attachmentMinutes * minuteMs
}

/** What is wrong with a number, in the words that a form has for it. */
export function nissFieldCode(fault: NissFault): 'niss-format' | 'niss-check-digit' | 'niss-date' {
  if (fault === 'NISS_FORMAT') return 'niss-format'
  return fault === 'NISS_CHECK_DIGIT' ? 'niss-check-digit' : 'niss-date'
}

/** What a letter names a question by, `H-2026-00042`. The number is given by the database: gaps are possible, repeats are not. */
export function helpReference({ number, sentAt }: { number: number; sentAt: Date }): string {
  return `H-${String(sentAt.getUTCFullYear())}-${String(number).padStart(5, '0')}`
}

/** The name under which support keeps the file: the sender's own name for it says nothing and may say too much. */
export function attachmentName(reference: string, type: AttachmentType): string {
  return `${reference}.${type === 'jpeg' ? 'jpg' : type}`
}

const signatures: readonly { type: AttachmentType; begins: readonly number[]; ends: readonly number[]; within: number }[] = [
  {
    type: 'png',
    // The signature, and the length and name of the chunk that must come first; at the end the chunk that must be last.
    begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ends: [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
    within: 1024,
  },
  // Cameras and phones write something of their own behind the picture.
  { type: 'jpeg', begins: [0xff, 0xd8, 0xff], ends: [0xff, 0xd9], within: Infinity },
  // Unlike with a proof nothing may stand in front: what shows a screen is made by a program that does it right.
  { type: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d], ends: [0x25, 0x25, 0x45, 0x4f, 0x46], within: 2048 },
]

export type AttachmentShape = { type: AttachmentType } | { fault: 'not-a-picture' | 'cut-off' | 'required' }

/**
 * What a file is by its own bytes, whatever its name and its sender say: one of three, with its beginning and its end. What
 * else a PDF brings along is looked into by a job before anybody opens it.
 */
export function attachmentShape(file: Buffer): AttachmentShape {
  if (file.length === 0) return { fault: 'required' }
  const known = signatures.find(({ begins }) => file.subarray(0, begins.length).equals(Buffer.from(begins)))
  if (!known) return { fault: 'not-a-picture' }
  const tail = known.within === Infinity ? file : file.subarray(-known.within)
  return tail.lastIndexOf(Buffer.from(known.ends)) >= 0 ? { type: known.type } : { fault: 'cut-off' }
}
