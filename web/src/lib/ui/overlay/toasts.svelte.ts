export type Toast = { id: number; text: string; undo: (() => void | Promise<void>) | undefined }

/** Long enough to read a sentence and to reach for "Undo"; it does not run while somebody points at it or stands on it. */
const shownMs = 10_000

// One tab's own: only what a reader does puts something here, never a server's rendering.
let standing = $state<Toast[]>([])
const clocks = new Map<number, ReturnType<typeof setTimeout>>()
let last = 0

/** Says in one sentence what was done, with the way back where there is one. Never for an error: that stays on the page. */
export function toast(text: string, undo?: Toast['undo']): void {
  const id = (last += 1)
  // Two are enough: who does three things in ten seconds knows what the first was.
  standing = [...standing.slice(-1), { id, text, undo }]
  run(id)
}

export const toasts = {
  get standing(): readonly Toast[] {
    return standing
  },
  hold() {
    clocks.forEach((clock) => clearTimeout(clock))
    clocks.clear()
  },
  goOn() {
    standing.forEach(({ id }) => run(id))
  },
  close,
  async undo(toastToUndo: Toast) {
    close(toastToUndo.id)
    await toastToUndo.undo?.()
  },
}

function run(id: number): void {
  clearTimeout(clocks.get(id))
  clocks.set(
    id,
    setTimeout(() => close(id), shownMs),
  )
}

function close(id: number): void {
  clearTimeout(clocks.get(id))
  clocks.delete(id)
  standing = standing.filter((one) => one.id !== id)
}
