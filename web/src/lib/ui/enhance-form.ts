import { enhance, type SubmitFunction } from '$app/forms'

/**
 * A form answered without loading the page anew. Buttons marked `data-plain` (the language choice) are sent as a browser
 * does it, because their answer is another document.
 */
export function enhanceForm(form: HTMLFormElement, submit?: SubmitFunction) {
  const plain = (event: SubmitEvent) => {
    if (event.submitter?.hasAttribute('data-plain')) event.stopImmediatePropagation()
  }
  form.addEventListener('submit', plain, true)
  // What was typed stays: a browser's reset would put back what the page was loaded with.
  const enhanced = enhance(
    form,
    submit ??
      (() =>
        ({ update }) =>
          update({ reset: false })),
  )
  return {
    destroy() {
      form.removeEventListener('submit', plain, true)
      enhanced.destroy()
    },
  }
}
