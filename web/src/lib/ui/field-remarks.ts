import { getContext, setContext } from 'svelte'

/** What somebody asked about one field; `corrected` once it was answered. */
export type FieldRemark = { text: string; corrected: boolean }
type Look = (name: string) => FieldRemark | undefined

const key = Symbol('field remarks')

/** Lets every field of a page show what was asked about it, without each being told. */
export function setFieldRemarks(look: Look): void {
  setContext(key, look)
}

export function fieldRemarks(): Look {
  return getContext<Look | undefined>(key) ?? (() => undefined)
}
