import { untrack } from 'svelte'
import { inPlace, rowChanges } from './row-changes.ts'

export type BufferedRows<Row> = {
  /** The rows to show: they stay where they are until `show()`. */
  readonly rows: readonly Row[]
  /** What waits behind `show()`; `changed` only while paused, for otherwise rows change in their place. */
  readonly added: number
  readonly changed: number
  readonly gone: number
  readonly isWaiting: boolean
  readonly isPaused: boolean
  /** Changed a moment ago, in its place: to be lit up. */
  isGlowing(id: string): boolean
  /** Still shown, but no longer in the list: to be dimmed, and left out of a selection. */
  isGone(id: string): boolean
  show(): void
  /** WCAG 2.2.2: what moves by itself can be held still. */
  pause(isPaused: boolean): void
}

const glowMs = 3_000

/**
 * Rows of a live list that do not move under the reader's hand. New rows and rows that left are counted and wait; a
 * changed row changes in its place and glows. When `view` (page, order, filter) becomes another one, everything is shown
 * at once. On the server, and without script, `rows` is simply the list.
 */
export function bufferedRows<Row extends { id: string }>(latest: () => readonly Row[], view: () => string): BufferedRows<Row> {
  let kept = $state.raw<{ view: string; rows: readonly Row[] }>()
  let isPaused = $state(false)
  let glowing = $state.raw<readonly string[]>([])

  const base = $derived(kept && kept.view === view() ? kept.rows : undefined)
  const rows = $derived(base === undefined ? latest() : isPaused ? base : inPlace(base, latest()))
  const changes = $derived(rowChanges(base ?? latest(), latest()))

  $effect(() => {
    const present = view()
    if (untrack(() => kept?.view) !== present) kept = { view: present, rows: untrack(latest) }
  })

  let before: readonly Row[] | undefined
  const fading: ReturnType<typeof setTimeout>[] = []
  $effect(() => {
    const now = rows
    const lit = before === undefined ? [] : rowChanges(before, now).changed
    before = now
    if (lit.length === 0) return
    glowing = [...untrack(() => glowing), ...lit]
    // Not undone when rows change again meanwhile: each fades in its own time.
    const timer = setTimeout(() => {
      fading.splice(fading.indexOf(timer), 1)
      glowing = glowing.filter((id) => !lit.includes(id))
    }, glowMs)
    fading.push(timer)
  })
  $effect(() => () => fading.forEach((timer) => clearTimeout(timer)))

  return {
    get rows() {
      return rows
    },
    get added() {
      return changes.added.length
    },
    get changed() {
      return isPaused ? changes.changed.length : 0
    },
    get gone() {
      return changes.gone.length
    },
    get isWaiting() {
      return changes.added.length + changes.gone.length + (isPaused ? changes.changed.length : 0) > 0
    },
    get isPaused() {
      return isPaused
    },
    isGlowing: (id) => glowing.includes(id),
    isGone: (id) => changes.gone.includes(id),
    show() {
      kept = { view: view(), rows: latest() }
    },
    pause(paused) {
      // What is shown now is what is held still.
      if (paused) kept = { view: view(), rows }
      isPaused = paused
    },
  }
}
