import type { Reroute } from '@sveltejs/kit/hooks'
import { splitLanguage } from '#lib/languages.ts'

/** `/nl/register` and `/register` are one page; what differs is only its language. */
export const reroute: Reroute = ({ url }) => splitLanguage(url.pathname).path
