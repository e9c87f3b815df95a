import { getContext, setContext } from 'svelte'
import { keepEntries, type EntryStep } from '#server/features/registrations/draft/drafts.contract.ts'
import { call } from '#lib/api/call.ts'
import { typed } from '#lib/api/form-values.ts'
import { problemOf } from '#lib/api/problems.ts'
import { differs } from './saved-values.ts'
import type { Entries } from '../fields/typed-entries.ts'

/**
 * `away`: no connection, or the server is not well; it is tried again. `elsewhere`: another page wrote or saved meanwhile.
 * `lost`: this browser does not open the registration any more. `over`: it cannot be edited now. `unkept`: refused as it is.
 */
export type KeepState = 'quiet' | 'away' | 'elsewhere' | 'lost' | 'over' | 'unkept'

/** How what is typed on the page of the frame around it fares. */
export class DraftState {
  state = $state<KeepState>('quiet')
  /** When it was last kept from this page. */
  at = $state<string | null>(null)
}

const key = Symbol('draft')
export const setDraftState = () => setContext(key, new DraftState())
export const draftState = () => getContext<DraftState>(key)

const pauseMs = 1_000
const firstTryMs = 2_000
const longestTryMs = 60_000
/** A line that says nothing is none. */
const patienceMs = 15_000
/** What a browser sends on leaving a page is bounded. */
const mostOnLeaving = 60_000

type Page = { id: string; step: EntryStep; entries: Entries; draft: DraftState }

/** Sends what is typed in a form to the server by itself, a second after typing stops and when the page is left. */
export class DraftKeeper {
  /** The turn of the next writing; a form that is posted takes it, too. */
  turn = $state(1)
  #page: Page
  #form: HTMLFormElement | undefined
  #kept = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #sending = false
  #isPosting = false

  constructor(page: Page) {
    this.#page = page
  }

  get writer(): string {
    return this.#page.entries.writer
  }
  get after(): number {
    return this.#page.entries.revision
  }

  /** Whether something on the page is nowhere else. */
  get isUnkept(): boolean {
    return this.#form !== undefined && this.#text() !== this.#kept
  }

  /** The page was loaded anew under the form, and shows what it was loaded with. */
  adopt(entries: Entries): void {
    if (entries.writer === this.#page.entries.writer) return
    this.#page = { ...this.#page, entries }
    this.#kept = this.#text()
    this.#isPosting = false
    this.turn = 1
    this.#page.draft.state = 'quiet'
  }

  watch(form: HTMLFormElement): () => void {
    this.#form = form
    this.#kept = this.#text()
    // Typed, or filled in by the browser, before the script was there.
    if (differs(typed(new FormData(form)), this.#page.entries.shown)) {
      this.#kept = ''
      this.#plan(pauseMs)
    }
    const type = () => this.#plan(pauseMs)
    const leave = () => this.leave()
    // A moment later: a field that is taken off the page loses the focus while the page is being drawn.
    const now = () => queueMicrotask(() => void this.#send())
    const hide = () => (document.visibilityState === 'hidden' ? this.leave() : now())
    const ask = (event: BeforeUnloadEvent) => {
      if (!this.#isPosting && this.#page.draft.state !== 'quiet' && this.isUnkept) event.preventDefault()
    }
    // A page that comes back out of the browser's memory is as old as it was.
    const show = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload()
    }
    const on: [EventTarget, string, (event: never) => void][] = [
      [form, 'input', type],
      [form, 'change', type],
      [form, 'focusout', now],
      [window, 'online', now],
      [window, 'focus', now],
      [window, 'pagehide', leave],
      [window, 'pageshow', show],
      [window, 'beforeunload', ask],
      [document, 'visibilitychange', hide],
    ]
    for (const [target, name, listen] of on) target.addEventListener(name, listen as EventListener)
    return () => {
      clearTimeout(this.#timer)
      this.#form = undefined
      for (const [target, name, listen] of on) target.removeEventListener(name, listen as EventListener)
    }
  }

  /** The form itself goes to the server: until it is answered nothing is sent beside it. */
  post(): void {
    clearTimeout(this.#timer)
    this.#isPosting = true
    this.turn += 1
  }

  /** The form was answered and the page stays. */
  answered(isReached: boolean): void {
    this.#isPosting = false
    if (isReached) return
    this.#page.draft.state = 'away'
    this.#plan(firstTryMs)
  }

  /** The page is left: what is typed goes along, whatever else is under way. */
  leave(): void {
    if (!this.#isPosting && this.#page.draft.state !== 'elsewhere') void this.#send(true)
  }

  #text(): string {
    return this.#form === undefined ? this.#kept : JSON.stringify(typed(new FormData(this.#form)))
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), ms)
  }

  async #send(isLeaving = false): Promise<void> {
    const { id, step, entries, draft } = this.#page
    const text = this.#text()
    const isStopped = draft.state === 'elsewhere' || draft.state === 'over'
    if (this.#isPosting || isStopped || text === this.#kept) return
    if (this.#sending && !isLeaving) return this.#plan(pauseMs)
    clearTimeout(this.#timer)
    const turn = this.turn++
    this.#sending = true
    try {
      const values = JSON.parse(text) as Record<string, string>
      const body = { writer: entries.writer, turn, after: entries.revision, values }
      const keepalive = isLeaving && text.length < mostOnLeaving
      const answer = await call(keepEntries, { params: { id, step }, body }, { keepalive, signal: AbortSignal.timeout(patienceMs) })
      this.#kept = text
      this.#failures = 0
      draft.at = answer.savedAt
      draft.state = 'quiet'
    } catch (thrown) {
      // A saving of this page that came in between answers for it.
      if (!this.#isPosting && this.#form !== undefined) this.#mind(problemOf(thrown)?.code)
    } finally {
      this.#sending = false
    }
  }

  #mind(code: string | undefined): void {
    const { draft } = this.#page
    switch (code) {
      case 'changed-meanwhile':
        draft.state = 'elsewhere'
        return
      case 'not-in-this-state':
        draft.state = 'over'
        return
      case 'not-found':
        // Opened again in another tab, the next try finds it.
        draft.state = 'lost'
        return
      case 'invalid-input':
      case 'too-large':
        draft.state = 'unkept'
        return
      default:
        draft.state = 'away'
        this.#plan(Math.min(longestTryMs, firstTryMs * 2 ** this.#failures++))
    }
  }
}
