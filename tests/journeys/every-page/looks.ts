export const looks = {
  language: ['nl', 'fr', 'en', 'de'],
  mode: ['light', 'dark', 'contrast'],
  width: [320, 768, 1440],
  script: [true, false],
} as const

/** One way of looking at a page. */
export type Look = {
  language: (typeof looks.language)[number]
  mode: (typeof looks.mode)[number]
  width: (typeof looks.width)[number]
  script: (typeof looks.script)[number]
}

/** Every way there is: seventy-two. */
export function everyLook(): Look[] {
  return looks.language.flatMap((language) =>
    looks.mode.flatMap((mode) => looks.width.flatMap((width) => looks.script.map((script) => ({ language, mode, width, script })))),
  )
}

/** One look for the page at this place of the inventory: neighbours differ in all of it, and over seventy-two pages each is met once. */
export function lookFor(place: number): Look {
  // Without a common factor with seventy-two, so that no look comes twice before all have come.
  const [look] = everyLook().slice((place * 31) % 72)
  if (look === undefined) throw new Error('There are not seventy-two looks')
  return look
}

/** What the same page is turned to before one's eyes, without being loaded anew: other colours, and the other end of the widths. */
export function turned({ mode, width }: Look): Pick<Look, 'mode' | 'width'> {
  return { mode: mode === 'dark' ? 'light' : 'dark', width: width === 320 ? 1440 : 320 }
}

export function nameOf({ language, mode, width, script }: Look): string {
  return `${language}, ${mode}, ${String(width)} px, ${script ? 'with' : 'without'} script`
}
