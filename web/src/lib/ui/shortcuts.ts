const switchKey = 'famhp.single-keys'

/** Single keys can be switched off (WCAG 2.1.4): who speaks to the machine would press them by speaking. Kept in this browser. */
export const singleKeys = {
  get on(): boolean {
    try {
      return localStorage.getItem(switchKey) !== 'off'
    } catch {
      // A browser that keeps nothing has them on.
      return true
    }
  },
  set on(on: boolean) {
    try {
      if (on) localStorage.removeItem(switchKey)
      else localStorage.setItem(switchKey, 'off')
    } catch {
      // Nothing to keep it in.
    }
  },
}

type Keys = Record<string, () => void>

/** Single keys for a page, unless switched off. They are silent while one types, in dialogs, and together with Ctrl, Alt or the command key. */
export function shortcuts(keys: () => Keys): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || !singleKeys.on) return
    const target = event.target instanceof HTMLElement ? event.target : undefined
    if (target?.closest('input, textarea, select, [contenteditable], [role=dialog]')) return
    const act = keys()[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}
