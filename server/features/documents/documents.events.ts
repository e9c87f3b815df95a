import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { documentKinds, documentStates, refusalCodes } from './documents.contract.ts'

/** `of` names what the document belongs to, so that its watchers hear of it. */
const belongsTo = z.object({ type: z.string(), id: z.uuid() })

export const documentStored = defineEvent('document.stored', {
  subject: 'document',
  payload: z.object({ kind: z.enum(documentKinds), of: belongsTo, replaced: z.nullable(z.uuid()) }),
})
export const documentChecked = defineEvent('document.checked', {
  subject: 'document',
  payload: z.object({
    kind: z.enum(documentKinds),
    of: belongsTo,
    state: z.enum(documentStates),
    code: z.nullable(z.enum(refusalCodes)),
  }),
})
/** A file began to come in parts; another one that was on its way for the same subject gave way to it. */
export const uploadBegun = defineEvent('document.upload-begun', {
  subject: 'document',
  payload: z.object({ kind: z.enum(documentKinds), of: belongsTo, replaced: z.nullable(z.uuid()) }),
})
/** Its time was over, or that of what it belonged to. */
export const documentForgotten = defineEvent('document.forgotten', {
  subject: 'document',
  payload: z.object({ kind: z.enum(documentKinds), of: belongsTo }),
})

export const documentEvents = [documentStored, documentChecked, uploadBegun, documentForgotten] as const
