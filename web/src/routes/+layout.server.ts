import { splitLanguage } from '#lib/languages.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, url }) => {
  const { actor, language, theme, demo, contact } = locals
  return {
    language,
    theme,
    demo,
    contact,
    path: splitLanguage(url.pathname).path,
    reader: {
      kind: actor.kind,
      name: 'name' in actor ? actor.name : null,
      registrationId: actor.kind === 'applicant' ? actor.registrationId : null,
    },
  }
}
