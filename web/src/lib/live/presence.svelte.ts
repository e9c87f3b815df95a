import type { Presence } from '#server/platform/live/live.contract.ts'
import type { Topic } from './socket.ts'
import { onVisibility, tabLine } from './tab.ts'

/**
 * Who else has this open, and where in it. Says the same of oneself while the tab is looked at: `place` is the number of
 * a box or the name of an area. Call it while a component is made, beside a `liveQuery` of the same topic or alone.
 * `me` is left out of `others`; on the server nobody is there.
 */
export function whoIsHere(topic: () => Topic, place: () => string, me: () => string | undefined): { readonly others: Presence['people'] } {
  let people = $state.raw<Presence['people']>([])
  const type = $derived(topic().type)
  const id = $derived(topic().id)
  const part = {}
  const others = $derived(people.filter((person) => person.id !== me()))

  $effect(() => {
    const here = { type, id }
    const line = tabLine()
    const leave = [line.follow(here, () => undefined), line.onPresence(here, (presence) => (people = presence.people))]
    return () => {
      line.present(here, part, '')
      leave.forEach((go) => go())
      people = []
    }
  })
  $effect(() => {
    const [here, at] = [{ type, id }, place()]
    return onVisibility((isHidden) => tabLine().present(here, part, isHidden ? '' : at))
  })

  return {
    get others() {
      return others
    },
  }
}
