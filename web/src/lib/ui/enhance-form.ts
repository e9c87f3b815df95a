import { enhance, type SubmitFunction } from '$app/forms'
import { page } from '$app/state'
import { to } from '#lib/reader.ts'
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
      // The session is over: where to sign in is said here, for the sign-in page would take the place of what was typed.
      else if (result.type === 'redirect' && leadsToSignIn(result.location)) line.signedOut()
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

/** Whether who was signed in on this page is sent to do it again. */
function leadsToSignIn(location: string): boolean {
  const { kind } = page.data.reader
  return (kind === 'staff' || kind === 'person') && /^(?:\/[a-z]{2})?\/sign-in\?back=/.test(location)
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
  const tell = (words: string, ...more: Node[]) => {
    told = document.createElement('p')
    told.className = 'line-away'
    told.setAttribute('role', 'alert')
    form.append(told)
    // Put in after the element itself, so that it is read out.
    told.append(words, ...more)
  }
  return {
    mended,
    signedOut() {
      mended()
      const link = document.createElement('a')
      link.href = to('/sign-in')
      link.target = '_blank'
      link.textContent = m.account_sign_in_tab()
      tell(`${m.session_over()}. ${m.session_over_text()} `, link)
    },
    broke(submitter: HTMLElement | null) {
      mended()
      tell(m.form_line_away())
      again = () => form.requestSubmit(submitter?.isConnected ? submitter : null)
      window.addEventListener('online', again)
    },
  }
}
