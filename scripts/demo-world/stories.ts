import type { RegistrationStatus } from '#server/features/registrations/registrations.contract.ts'
import { registrationWithdrawn } from '#server/features/registrations/registrations.events.ts'
import type { Applicant, Taken } from './applicants.ts'
import { approve } from './admitting.ts'
import { begin, correct, fillIn, parts, submit, type RegisterMood } from './applying.ts'
import { askCorrection, claim, confirmIfOpen, refuse, release } from './deciding.ts'
import type { Dice } from './dice.ts'
import type { ExtractFault } from './extract-facts.ts'
import { writeToContact } from './mails.ts'
import { minute, nextOfficeHour, officeHour, workingDayBefore } from './moments.ts'
import { corrections, reasonOf, refusals } from './remarks.ts'
import { applicantActor, note, wait, type Colleague, type FileState } from './state.ts'

export type Telling = {
  applicant: Applicant
  dice: Dice
  now: number
  validators: readonly Colleague[]
  taken: Taken
  /** The how-manieth of its status, so that each status has some of every kind. */
  place: number
}
export type Ending = RegistrationStatus

/** Filling the form takes up to an hour and a quarter. */
const longestPreamble = 75 * minute

/** What one registration went through, up to how it stands now. */
export function tell(ending: Ending, telling: Telling): FileState {
  switch (ending) {
    case 'draft':
      return drafted(telling)
    case 'submitted':
      return waiting(telling)
    case 'in-review':
      return inReview(telling)
    case 'correction-asked':
      return sentBack(telling)
    case 'approved':
      return decided(telling, 'approved')
    case 'refused':
      return decided(telling, 'refused')
    case 'withdrawn':
      return takenBack(telling)
  }
}

/** Most of this week, some of weeks ago; each left at another step. */
function drafted({ applicant, dice, now, place }: Telling): FileState {
  const days = place % 4 === 3 ? dice.between(7, 24) : dice.between(0, 6)
  const at = now - days * 1_440 * minute - dice.between(100, 600) * minute
  const mood = place % 9 === 4 ? 'denies' : place % 9 === 7 ? 'silent' : 'answers'
  const file = begin(applicant, dice, at, mood)
  const steps = place % (parts.length + 1)
  const upTo = parts[steps - 1]
  if (upTo) fillIn(file, { upTo, confirms: dice.percent(70) })
  return file
}

type Way = { mood?: RegisterMood; fault?: ExtractFault; slip?: boolean }

/** Filled in and sent, with what is wrong with it; `at` is when it was sent, more or less. */
function sent({ applicant, dice }: Telling, at: number, { mood = 'answers', fault, slip = false }: Way = {}): FileState {
  const file = begin(applicant, dice, at - longestPreamble, mood)
  fillIn(file, { upTo: 'proof', confirms: dice.percent(88), ...(fault && { fault }) })
  if (slip) file.row.address = { ...applicant.address, number: `${String(dice.between(181, 240))}` }
  wait(file, minute, 5 * minute)
  submit(file)
  return file
}

/** How registers answer those who wait at the desk. */
const moods: readonly RegisterMood[] = [...Array<RegisterMood>(10).fill('answers'), 'silent', 'silent', 'blocked', 'denies']

/** Sent within the last ten working days; every ninth is late already. */
function waiting(telling: Telling): FileState {
  const { dice, now, validators, place } = telling
  const daysAgo = place % 9 === 8 ? dice.between(11, 16) : place % 10
  const recent = now - dice.between(25, 200) * minute
  const at = daysAgo === 0 ? recent : officeHour(workingDayBefore(now, daysAgo), dice.between(0, 420), dice.between(0, 59_999))
  const mood = dice.pick(moods)
  const file = sent(telling, Math.min(at, recent), { mood, ...(place % 7 === 6 && { fault: 'old' }) })
  // Somebody had a look at some of them, and gave them back.
  if (place % 8 === 5 && daysAgo > 1) {
    const validator = dice.pick(validators)
    file.at = nextOfficeHour(file.at + 600 * minute)
    claim(file, validator)
    wait(file, 4 * minute, 25 * minute)
    const byHand = dice.percent(50)
    if (!byHand) file.at = (file.row.claimedUntil?.getTime() ?? file.at) + dice.between(5_000, 30_000)
    release(file, validator, byHand ? 'by-hand' : 'lease-over')
  }
  return file
}

/** On a validator's desk at this moment: taken within the last quarter of an hour. */
function inReview(telling: Telling): FileState {
  const { dice, now, validators, place } = telling
  const at = officeHour(workingDayBefore(now, 1 + (place % 8)), dice.between(0, 420), dice.between(0, 59_999))
  const file = sent(telling, at)
  file.at = now - dice.between(2, 14) * minute - dice.between(0, 59_999)
  claim(file, validators[place % validators.length] ?? dice.pick(validators))
  return file
}

/** What will be asked for, and the fault that calls for it. */
function faultFor(place: number): { reason: (typeof corrections)[number]; way: Way } {
  const reason = corrections[place % corrections.length] ?? corrections[0]
  if (!reason) throw new Error('There is something to correct')
  const fault = reason.code === 'proof-without-name' ? 'no-name' : 'no-directors'
  return { reason, way: reason.cure === 'proof' ? { fault } : { slip: true } }
}

function askedForCorrection(telling: Telling, at: number): { file: FileState; cure: 'proof' | 'company' } {
  const { applicant, dice, validators, place } = telling
  const { reason, way } = faultFor(place)
  const file = sent(telling, at, way)
  const validator = dice.pick(validators)
  file.at = nextOfficeHour(file.at + dice.between(1, 4) * 1_440 * minute)
  claim(file, validator)
  wait(file, 5 * minute, 25 * minute)
  askCorrection(file, validator, [reasonOf(reason, applicant.language, dice.pick)])
  return { file, cure: reason.cure }
}

function sentBack(telling: Telling): FileState {
  const { dice, now, place } = telling
  return askedForCorrection(telling, officeHour(workingDayBefore(now, 6 + (place % 12)), dice.between(0, 420))).file
}

/** Up to two years ago, more of them lately; every sixth was corrected on the way. */
function decided(telling: Telling, ending: 'approved' | 'refused'): FileState {
  const { applicant, dice, now, validators, taken, place } = telling
  const daysAgo = 18 + Math.floor(500 * (dice.roll(1_000) / 1_000) ** 2)
  const at = officeHour(workingDayBefore(now, daysAgo), dice.between(0, 420), dice.between(0, 59_999))
  const file = place % 6 === 5 ? corrected(telling, at) : sent(telling, at, { mood: place % 11 === 3 ? 'silent' : 'answers' })
  const validator = dice.pick(validators)
  file.at = nextOfficeHour(file.at + dice.between(1, 7) * 1_440 * minute)
  claim(file, validator)
  confirmIfOpen(file, validator)
  wait(file, 6 * minute, 24 * minute)
  if (ending === 'approved') approve(file, validator, taken)
  else {
    const refusal = refusals[place % refusals.length] ?? dice.pick(refusals)
    refuse(file, validator, [reasonOf(refusal, applicant.language, dice.pick)])
  }
  return file
}

function corrected(telling: Telling, at: number): FileState {
  const { file, cure } = askedForCorrection(telling, at)
  file.at = nextOfficeHour(file.at + telling.dice.between(60, 4_000) * minute)
  correct(file, cure)
  return file
}

function takenBack(telling: Telling): FileState {
  const { dice, now } = telling
  const file = sent(telling, officeHour(workingDayBefore(now, dice.between(12, 260)), dice.between(0, 420)))
  wait(file, 300 * minute, 4_000 * minute)
  const { row } = file
  row.version += 1
  row.status = 'withdrawn'
  row.touchedAt = new Date(file.at)
  row.decidedAt = row.touchedAt
  const taken = registrationWithdrawn.of({ subjectId: row.id, version: row.version, payload: { sent: true } })
  writeToContact(file, 'registration-withdrawn', note(file, taken, applicantActor(file)))
  return file
}
