import { claimRegistration, listDeskRegistrations, releaseRegistration } from '#server/features/registrations/registrations.contract.ts'
import { goto } from '$app/navigation'
import { call } from '#lib/api/call.ts'
import { problemOf } from '#lib/api/problems.ts'
import { to } from '#lib/reader.ts'
import { toast } from '#lib/ui/overlay/toasts.svelte.ts'
import { m } from '#lib/words.ts'

/** Takes the file that is due first of those nobody has, and opens it; "Undo" gives it back. A refusal is told by `say`, and stays. */
export async function claimNext(say: (trouble: string | undefined) => void): Promise<void> {
  say(undefined)
  try {
    const { items } = await call(listDeskRegistrations, { query: { assignee: 'none', limit: 50 } })
    // What waits for its company is nobody's to take.
    const next = items.find((row) => row.abilities.includes('claim'))
    if (next === undefined) {
      toast(m.nothing_to_claim())
      return
    }
    const params = { id: next.id }
    const claimed = await call(claimRegistration, { params, body: { version: next.version } })
    await goto(to(`/desk/registrations/${next.id}`))
    toast(m.claimed_file({ reference: next.reference }), async () => {
      try {
        await call(releaseRegistration, { params, body: { version: claimed.version } })
        await goto(to('/desk/registrations'))
      } catch (thrown) {
        say(problemOf(thrown)?.title ?? m.palette_unreachable())
      }
    })
  } catch (thrown) {
    say(problemOf(thrown)?.title ?? m.palette_unreachable())
  }
}
