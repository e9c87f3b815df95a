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

/** What the same page is turned to before one's eyes, without being loaded anew: colours and width. */
export type Turn = Pick<Look, 'mode' | 'width'>

/** How a page is looked at: loaded in one look, and turned from there. */
export type Plan = { loaded: Look; turns: readonly Turn[] }

/** Other colours, and the other end of the widths. */
export function oneTurn(loaded: Look): Plan {
  const { mode, width } = loaded
  return { loaded, turns: [{ mode: mode === 'dark' ? 'light' : 'dark', width: width === 320 ? 1440 : 320 }] }
}

const turns = looks.mode.flatMap((mode) => looks.width.map((width) => ({ mode, width })))

/**
 * All seventy-two for the page at this place: loaded in each language, with and without script, each time in other colours
 * and another width, and turned from there through all others. What a page says does not change with its colours.
 */
export function everyTurn(place: number): Plan[] {
  const loads = looks.language.flatMap((language) => looks.script.map((script) => ({ language, script })))
  return loads.map((load, at) => {
    const first = (place + at) % turns.length
    const [begin] = turns.slice(first)
    if (begin === undefined) throw new Error('There is no such turn')
    return { loaded: { ...load, ...begin }, turns: turns.filter((_, other) => other !== first) }
  })
}

export function nameOf({ language, mode, width, script }: Look): string {
  return `${language}, ${mode}, ${String(width)} px, ${script ? 'with' : 'without'} script`
}
