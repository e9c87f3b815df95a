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

/**
 * Four looks for the page at this place of the inventory: they hold every value of every kind once at least, and from
 * page to page they turn, so that over eighteen pages all seventy-two are met.
 */
export function fewLooks(place: number): Look[] {
  return looks.language.map((language, at) => ({
    language,
    mode: pick(looks.mode, at + place),
    width: pick(looks.width, at * 2 + Math.floor(place / 3)),
    script: pick(looks.script, at + Math.floor(at / 2) + Math.floor(place / 9)),
  }))
}

export function nameOf({ language, mode, width, script }: Look): string {
  return `${language}, ${mode}, ${String(width)} px, ${script ? 'with' : 'without'} script`
}

function pick<Value>(values: readonly [Value, ...Value[]], at: number): Value {
  return values[at % values.length] ?? values[0]
}
