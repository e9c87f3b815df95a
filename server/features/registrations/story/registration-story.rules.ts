import type { StoryDoer, StoryEntry, StoryStep } from './registration-story.contract.ts'

export type Happened = { id: string; name: string; at: string; payload: Readonly<Record<string, unknown>> }

type Told = { step: StoryStep; by: StoryDoer } | undefined

const told = (step: StoryStep, by: StoryDoer): Told => ({ step, by })

/** The public side of one event; most of the trail has none. */
function toldOf({ name, payload }: Happened): Told {
  switch (name) {
    case 'registration.started':
      return told('begun', 'company')
    case 'registration.contact-confirmed':
      return told('contact-confirmed', 'company')
    case 'registration.submitted':
      return told(payload['again'] === true ? 'submitted-again' : 'submitted', 'company')
    case 'registration.number-checked':
      return numberTold(payload['state'])
    case 'registration.number-confirmed':
      return told('number-confirmed', 'agency')
    case 'registration.claimed':
      return told('review-begun', 'agency')
    case 'registration.correction-asked':
      return told('correction-asked', 'agency')
    case 'registration.approved':
      return told('approved', 'agency')
    case 'registration.refused':
      return told('refused', 'agency')
    case 'registration.withdrawn':
      return told('withdrawn', 'company')
    case 'registration.message-sent':
      return payload['from'] === 'agency' ? told('message-from-agency', 'agency') : told('message-from-company', 'company')
    default:
      return undefined
  }
}

function numberTold(state: unknown): Told {
  if (state === 'valid') return told('number-known', 'register')
  if (state === 'invalid') return told('number-not-known', 'register')
  return state === 'unavailable' ? told('register-silent', 'register') : undefined
}

/** Steps that begin the way anew: a file is taken up once after each of them, however often it changes hands. */
const rounds: readonly StoryStep[] = ['submitted', 'submitted-again']

/**
 * The trail of a registration as its applicant may read it, oldest first. A register that stays silent, and a file that
 * goes from one validator to the next, are told once.
 */
export function storyOf(events: readonly Happened[]): StoryEntry[] {
  const entries: StoryEntry[] = []
  for (const event of events) {
    const what = toldOf(event)
    if (!what) continue
    if (what.step === 'review-begun' && isUnderReview(entries)) continue
    if (what.step === 'register-silent' && lastOfRegister(entries) === 'register-silent') continue
    entries.push({ id: event.id, at: event.at, ...what })
  }
  return entries
}

const isUnderReview = (entries: readonly StoryEntry[]) =>
  entries.findLast(({ step }) => step === 'review-begun' || rounds.includes(step))?.step === 'review-begun'
const lastOfRegister = (entries: readonly StoryEntry[]) => entries.findLast(({ by }) => by === 'register')?.step
