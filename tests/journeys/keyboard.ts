import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type Focused = { tag: string; name: string; value: string; text: string; shown: boolean; inOrder: boolean }

/** Who has keys and nothing else: every step is a Tab, and at every step one must see where one is. */
export function keyboard(page: Page) {
  /** Where the focus is: seen, and further down the document than before unless it began anew. */
  const focused = () =>
    page.evaluate<Focused>(`(() => {
      const now = document.activeElement ?? document.body
      const before = window.focusedBefore
      window.focusedBefore = now
      const around = [now, now.parentElement, now.closest('label'), now.closest('fieldset > *'), document.querySelector('label[for="' + now.id + '"]')].filter(Boolean)
      const marked = around.some((one) => getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none')
      const box = now.getBoundingClientRect()
      const inSight = box.bottom > 0 && box.top < innerHeight
      return {
        tag: now.localName,
        name: now.getAttribute('name') ?? '',
        value: String(now.value ?? ''),
        text: (now.innerText ?? '').trim(),
        shown: now === document.body || (now.matches(':focus-visible') && marked && inSight),
        inOrder: now === document.body || !before?.isConnected || before === document.body ||
          (before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
      }
    })()`)

  const tabTo = async (what: string, fits: (focus: Focused) => boolean): Promise<Focused> => {
    for (let presses = 0; presses < 90; presses += 1) {
      await page.keyboard.press('Tab')
      const at = await focused()
      expect(at, `on the way to ${what}`).toMatchObject({ shown: true, inOrder: true })
      if (fits(at)) return at
    }
    throw new Error(`${what} cannot be reached by the Tab key`)
  }
  const toField = (name: string) => tabTo(name, (focus) => focus.name === name)

  return {
    toField,
    async type(name: string, text: string) {
      await toField(name)
      await page.keyboard.type(text)
    },
    /** A list of choices answers to the first letters of what one wants. */
    async select(name: string, letters: string, value: string) {
      await toField(name)
      await page.keyboard.type(letters)
      expect(await page.locator(`select[name="${name}"]`).inputValue()).toBe(value)
    },
    /** In a group the arrows go from choice to choice, and choose. */
    async choose(name: string, value: string) {
      const at = await toField(name)
      if (at.value === value) await page.keyboard.press('Space')
      const wanted = page.locator(`[name="${name}"][value="${value}"]`)
      for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses += 1) await page.keyboard.press('ArrowDown')
      expect(await wanted.isChecked()).toBe(true)
    },
    /** Presses the button or follows the link whose words begin so. */
    async press(words: RegExp, key: 'Enter' | 'Space' = 'Enter') {
      await tabTo(String(words), ({ tag, text }) => (tag === 'button' || tag === 'a') && words.test(text))
      await page.keyboard.press(key)
    },
  }
}
