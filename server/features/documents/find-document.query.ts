/**
 * Which document counts for a subject now, and how it is shown: for the features that own the subjects and have asked
 * their own policy about them first, and for the jobs that look after the bytes.
 */
export { currentDocument, findDocument, keysInUse, storedAfter, type DocumentRow } from './documents.repository.ts'
export { documentView } from './documents.view.ts'
