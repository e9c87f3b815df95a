import { enhance, type SubmitFunction } from '$app/forms'
import { m } from '#lib/words.ts'

/**
 * A form answered without loading the page anew. Buttons marked `data-plain` (the language choice) are sent as a browser
 * does it, because their answer is another document.
 */
export function enhanceForm(form: HTMLFormElement, submit?: SubmitFunction) {
  const plain = (event: SubmitEvent) => {
    if (event.submitter?.hasAttribute('data-plain')) event.stopImmediatePropagation()
  }
  form.addEventListener('submit', plain, true)
  const line = brokenLine(form)
  const keepsPage: SubmitFunction = ({ submitter }) => {
    line.mended()
    return async ({ result, update }) => {
      // No answer of ours: the line is gone, or what stands before us. The page with all that was typed stays.
      if (result.type === 'error' && result.status === undefined) line.broke(submitter)
      // What was typed stays: a browser's reset would put back what the page was loaded with.
      else await update({ reset: false })
    }
  }
  const enhanced = enhance(form, submit ?? keepsPage)
  return {
    destroy() {
      form.removeEventListener('submit', plain, true)
      line.mended()
      enhanced.destroy()
    },
  }
}

/** Says in the form itself that nothing was sent, and sends it once the line is back: its key makes that one act. */
function brokenLine(form: HTMLFormElement) {
  let told: HTMLElement | undefined
  let again: (() => void) | undefined
  const mended = () => {
    told?.remove()
    told = undefined
    if (again) window.removeEventListener('online', again)
    again = undefined
  }
  return {
    mended,
    broke(submitter: HTMLElement | null) {
      mended()
      told = document.createElement('p')
      told.className = 'line-away'
      told.setAttribute('role', 'alert')
      form.append(told)
      // Put in after the element itself, so that it is read out.
      told.textContent = m.form_line_away()
      again = () => form.requestSubmit(submitter?.isConnected ? submitter : null)
      window.addEventListener('online', again)
    },
  }
}
