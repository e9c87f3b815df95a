type Keys = Record<string, () => void>

/** Single keys for a page. They are silent while one types, in dialogs, and together with Ctrl, Alt or the command key. */
export function shortcuts(keys: () => Keys): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
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
