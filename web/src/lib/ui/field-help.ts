import { getContext, setContext } from 'svelte'

type Look = (name: string) => string | undefined

const key = Symbol('field help')

/** Gives every field of a page what its "?" says, by the name of its control, without each being told. */
export function setFieldHelp(look: Look): void {
  setContext(key, look)
}

export function fieldHelp(): Look {
  return getContext<Look | undefined>(key) ?? (() => undefined)
}
