import { fail, type RequestEvent } from '@sveltejs/kit'
import { listJobs, pauseQueue, queueNames, resumeQueue, retryJob, runJobNow } from '#server/features/jobs/jobs.contract.ts'
import { act, newKey, read, type Acted } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { askedIn } from '#lib/features/desk/address-filter.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  jobs: await read(event, listJobs, { query: askedIn(event.url.searchParams, ['cursor']) }),
  at: new Date().toISOString(),
  ...newKey(),
})

const answer = (acted: Acted<unknown>, asked: { ran?: string } = {}) =>
  acted.ok ? asked : fail(acted.problem.status, { problem: acted.problem })

async function onQueue(event: RequestEvent, contract: typeof pauseQueue) {
  const form = await event.request.formData()
  const queue = queueNames.find((name) => name === text(form, 'queue')) ?? 'house'
  return answer(await act(event, contract, { params: { queue } }, form))
}

export const actions: Actions = {
  pause: (event) => onQueue(event, pauseQueue),
  resume: (event) => onQueue(event, resumeQueue),
  retry: async (event) => {
    const form = await event.request.formData()
    return answer(await act(event, retryJob, { body: { eventId: text(form, 'eventId'), jobName: text(form, 'jobName') } }, form))
  },
  runNow: async (event) => {
    const form = await event.request.formData()
    const jobName = text(form, 'jobName')
    return answer(await act(event, runJobNow, { body: { jobName } }, form), { ran: jobName })
  },
}
