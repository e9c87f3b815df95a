/** What was added to questions, for the jobs that look after the bytes. */
export { attachmentKeysInUse, findHelpRequest } from './help-requests.repository.ts'
