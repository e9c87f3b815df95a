import { onMount } from 'svelte'
import type { Language } from '#server/features/identity/identity.contract.ts'
import { previewDecision, reasonCodes, type Decision, type MailOfDecision } from '#server/features/registrations/registrations.contract.ts'
import { call } from '#lib/api/call.ts'
import { partsIn } from '#lib/features/registrations/fields/repeated-parts.ts'
import { pointsIn } from './decision-points.ts'

type Given = {
  id: string
  decision: Decision
  formId: string
  first: () => MailOfDecision | undefined
  language: () => Language | undefined
}

const pauseMs = 350

/**
 * The mail of a decision as its points are typed: asked for again a moment after the last change. While the line is away
 * the last good one stays.
 */
export function decisionMail({ id, decision, formId, first, language }: Given): { readonly mail: MailOfDecision | undefined; ask(): void } {
  let fetched = $state.raw<MailOfDecision>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  async function fetchNow() {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    // A point whose reason is not chosen yet is not in the letter yet.
    const points = pointsIn(partsIn(new FormData(form), 'reasons')).filter((point) => reasonCodes.includes(point.code))
    const reasons = decision === 'approve' ? [] : points
    asking?.abort()
    asking = new AbortController()
    const wanted = language()
    try {
      const body = { decision, reasons, ...(wanted && { language: wanted }) }
      fetched = await call(previewDecision, { params: { id }, body }, { signal: asking.signal })
    } catch {
      // What was shown last stays; sending tells what is wrong.
    }
  }
  const ask = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void fetchNow(), pauseMs)
  }

  onMount(() => {
    const form = document.getElementById(formId)
    const changed = () => ask()
    form?.addEventListener('input', changed)
    form?.addEventListener('change', changed)
    void fetchNow()
    return () => {
      form?.removeEventListener('input', changed)
      form?.removeEventListener('change', changed)
      clearTimeout(timer)
      asking?.abort()
    }
  })

  return {
    get mail() {
      return fetched ?? first()
    },
    ask,
  }
}
