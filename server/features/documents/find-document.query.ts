/**
 * The document that counts for a subject now, and how it is shown; for the features that own the subjects. They have
 * asked their own policy about the subject first.
 */
export { currentDocument, type DocumentRow } from './documents.repository.ts'
export { documentView } from './documents.view.ts'
