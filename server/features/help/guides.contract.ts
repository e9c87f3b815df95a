import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'
import { screenLanguages } from '../identity/identity.contract.ts'

/** For whom there is a guide (S8). */
export const guideAudiences = ['foreign-company', 'belgian-company', 'staff'] as const
export type GuideAudience = (typeof guideAudiences)[number]

/** The edition of all guides: raised whenever their words change, and printed on them. */
export const guideEdition = { version: '1.0', publishedOn: '2026-11-28' } as const

const guideAddress = z.object({ audience: z.enum(guideAudiences), language: z.enum(screenLanguages) })

export const listGuides = describeEndpoint({
  name: 'listGuides',
  method: 'GET',
  path: '/guides',
  summary: 'The guides, by audience and language',
  tag: 'Help',
  gate: 'anyone',
  answer: z.object({
    items: z.array(
      z.extend(guideAddress, {
        title: z.string(),
        version: z.string(),
        publishedOn: z.string(),
        /** Where the PDF is, below this portal's address. */
        file: z.string(),
      }),
    ),
  }),
})

export const guideFile = describeEndpoint({
  name: 'guideFile',
  method: 'GET',
  path: '/guides/:audience/:language',
  summary: 'A guide as a tagged PDF',
  tag: 'Help',
  gate: 'anyone',
  params: guideAddress,
  answerType: 'pdf',
  errors: ['not-found'],
})
