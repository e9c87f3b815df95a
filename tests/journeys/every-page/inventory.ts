import type { Reader, World } from './world.ts'

/** One page in one state: who looks at it, and where it is. */
export type PageState = {
  /** Of a route that has more than one. */
  state?: string
  as: Reader
  path: (world: World) => string
  /** What the server answers; 200 when left out. */
  status?: number
  /** The route whose title it has, because it says the same. */
  titledAs?: string
}

/** How the pages of a route are reached, or why it is none that could be looked at. */
export type RouteEntry = { pages: readonly PageState[] } | { noPage: string }

const nobody = (path: string): RouteEntry => ({ pages: [{ as: 'nobody', path: () => path }] })

/** A page of the form: of a draft with nothing on it yet, and of one with everything. */
const step = (name: string, ...others: PageState[]): RouteEntry => ({
  pages: [
    ...(['draft', 'filled'] as const).map((as) => ({
      state: as,
      as,
      path: (world: World) => `/register/${world.registration(as).id}/${name}`,
    })),
    ...others,
  ],
})

const asked = (name: string): PageState => ({
  state: 'to be corrected',
  as: 'asked',
  path: (world) => `/register/${world.registration('asked').id}/${name}`,
})

const status = (as: Reader): PageState => ({ state: as, as, path: (world) => `/registrations/${world.registration(as).reference}` })

const desk = (path: string, as: Reader = 'validator'): RouteEntry => ({ pages: [{ as, path: () => path }] })

const file = (state: string, of: Reader, query = '', as: Reader = 'validator'): PageState => ({
  state,
  as,
  path: (world) => `/desk/registrations/${world.registration(of).id}${query}`,
})

/**
 * Every route of `web/src/routes`. A route that is missing here fails the test, so that no page is ever forgotten: say
 * who can see it and where it is, and make what it needs in `world.ts`.
 */
export const inventory: Readonly<Record<string, RouteEntry>> = {
  '/': {
    pages: [
      { as: 'nobody', path: () => '/' },
      { state: 'signed in', as: 'person', path: () => '/' },
    ],
  },
  '/account': {
    pages: [
      { state: 'of the agency', as: 'validator', path: () => '/account' },
      ...['email', 'language', 'password', 'add-phone', 'recovery-codes'].map((act) => ({
        state: act,
        as: 'validator' as const,
        path: () => `/account?act=${act}`,
      })),
    ],
  },
  '/account/email/[token]': { pages: [{ state: 'unknown', as: 'nobody', path: () => `/account/email/${'x'.repeat(43)}` }] },
  '/account/phone': { pages: [{ as: 'inspector', path: () => '/account/phone' }] },
  '/account/sessions': { pages: [{ as: 'validator', path: () => '/account/sessions' }] },
  '/accessibility': nobody('/accessibility'),
  '/appearance': { noPage: 'takes the choice of light or dark and leads back' },
  '/dev/ui': { noPage: 'every part in every mode: tests/journeys/parts.journey.test.ts' },
  '/dev/mails': nobody('/dev/mails'),
  '/dev/mails/[template]/[language]': { noPage: 'a mail as mail programs get it: tests/features/previews/every-mail.test.ts' },
  '/disclaimer': nobody('/disclaimer'),
  '/help': {
    pages: [
      { as: 'nobody', path: () => '/help' },
      { state: 'searched', as: 'nobody', path: () => '/help?q=vies&open=vies' },
    ],
  },
  '/help/guides': nobody('/help/guides'),
  '/help/guides/[audience]': nobody('/help/guides/foreign-company'),
  '/invitations/[token]': {
    pages: [
      { state: 'good', as: 'nobody', path: ({ invitation }) => `/invitations/${invitation}` },
      { state: 'unknown', as: 'nobody', path: () => `/invitations/${'x'.repeat(43)}` },
    ],
  },
  '/password-reset/[token]': {
    pages: [
      { state: 'good', as: 'nobody', path: ({ reset }) => `/password-reset/${reset}` },
      { state: 'unknown', as: 'nobody', path: () => `/password-reset/${'x'.repeat(43)}` },
    ],
  },
  '/personal-data': nobody('/personal-data'),
  '/privacy': nobody('/privacy'),
  '/user-rules': nobody('/user-rules'),
  // The first step, before there is a registration.
  '/register': { pages: [{ as: 'nobody', path: () => '/register', titledAs: '/register/[id]/number' }] },
  '/register/[id]': {
    pages: (['draft', 'filled', 'asked'] as const).map((as) => ({
      state: as,
      as,
      path: (world) => `/register/${world.registration(as).id}`,
    })),
  },
  '/register/[id]/check': step('check', asked('check')),
  '/register/[id]/contact': step('contact'),
  '/register/[id]/number': step('number', {
    state: 'VIES silent',
    as: 'silent',
    path: (world) => `/register/${world.registration('silent').id}/number`,
  }),
  '/register/[id]/office': step('office', asked('office')),
  '/register/[id]/proof': step('proof'),
  '/register/[id]/representatives': step('representatives', asked('representatives')),
  '/register/[id]/units': step('units'),
  '/register/enterprise-number': nobody('/register/enterprise-number'),
  '/register/enterprise-number/[reference]': nobody('/register/enterprise-number/E-2026-00001'),
  // Whoever holds no registration reads the same at both.
  '/registrations': { pages: [{ as: 'nobody', path: () => '/registrations', titledAs: '/registrations/[reference]' }] },
  '/registrations/[reference]': {
    pages: [
      { state: 'of somebody else', as: 'nobody', path: (world) => `/registrations/${world.registration('sent').reference}` },
      ...(['draft', 'sent', 'asked', 'approved', 'refused', 'withdrawn'] as const).map(status),
    ],
  },
  '/registrations/resume/[token]': {
    pages: [
      { state: 'good', as: 'nobody', path: ({ resume }) => `/registrations/resume/${resume}` },
      { state: 'unknown', as: 'nobody', path: () => `/registrations/resume/${'x'.repeat(43)}`, status: 404 },
    ],
  },
  '/registrations/[reference]/withdraw': {
    pages: [{ as: 'sent', path: (world) => `/registrations/${world.registration('sent').reference}/withdraw` }],
  },
  '/portal': { pages: [{ as: 'person', path: () => '/portal' }] },
  '/sign-in': {
    pages: [
      { as: 'nobody', path: () => '/sign-in' },
      { state: 'staff', as: 'nobody', path: () => '/sign-in?as=staff' },
    ],
  },
  '/sign-in/forgot': nobody('/sign-in/forgot'),
  '/sign-in/agency': { noPage: 'leads to the agency’s own issuer' },
  '/sign-in/agency/callback': { noPage: 'takes who comes back from there, and leads on' },
  '/sign-in/support': {
    pages: ['', '?about=profile-no-right'].map((query) => ({
      state: query,
      as: 'nobody' as const,
      path: () => `/sign-in/support${query}`,
    })),
  },
  '/sign-in/support/[request]': { pages: [{ as: 'nobody', path: ({ question }) => `/sign-in/support/${question}` }] },
  '/sign-in/code': { pages: [{ as: 'at-code', path: () => '/sign-in/code' }] },
  '/sign-in/csam': { noPage: 'leads to CSAM' },
  '/sign-in/csam/callback': { noPage: 'takes who comes back from CSAM, and leads on' },
  '/sign-in/csam/refused': {
    pages: (['resident-card', 'wrong-pin', 'unknown-person', 'expired'] as const).map((why) => ({
      state: why,
      as: 'nobody',
      path: () => `/sign-in/csam/refused?why=${why}&acr=eid`,
    })),
  },
  '/sign-in/less-secure': {
    pages: (['at-code', 'at-phone'] as const).map((as) => ({ state: as, as, path: () => '/sign-in/less-secure' })),
  },
  '/sign-in/new-password': { pages: [{ as: 'at-new-password', path: () => '/sign-in/new-password' }] },
  '/sign-in/profile': {
    pages: [
      { as: 'at-profile', path: () => '/sign-in/profile' },
      { state: 'turning to another', as: 'person', path: () => '/sign-in/profile' },
    ],
  },
  '/sign-in/phone': { pages: [{ as: 'at-phone', path: () => '/sign-in/phone' }] },
  '/sign-out': { noPage: 'ends the session and leads to the sign-in' },
  '/desk': { pages: [...(['validator', 'inspector', 'administrator'] as const).map((as) => ({ state: as, as, path: () => '/desk' }))] },
  '/desk/account-help': desk('/desk/account-help', 'administrator'),
  '/desk/account-help/[request]': { pages: [{ as: 'administrator', path: ({ question }) => `/desk/account-help/${question}` }] },
  '/desk/accessibility-feedback/[report]': {
    pages: [{ as: 'validator', path: ({ report }) => `/desk/accessibility-feedback/${report}` }],
  },
  '/desk/cards': desk('/desk/cards'),
  '/desk/enterprise-numbers': desk('/desk/enterprise-numbers'),
  '/desk/enterprise-numbers/[request]': {
    pages: [{ as: 'validator', path: ({ numberRequest }) => `/desk/enterprise-numbers/${numberRequest.id}` }],
  },
  '/desk/jobs': { pages: [{ as: 'administrator', path: () => '/desk/jobs' }] },
  '/desk/mails': desk('/desk/mails'),
  '/desk/registrations': {
    pages: [
      { as: 'validator', path: () => '/desk/registrations' },
      { state: 'nothing found', as: 'validator', path: () => '/desk/registrations?q=nothingiscalledlikethis' },
    ],
  },
  '/desk/registrations/[id]': {
    pages: [
      file('submitted', 'sent'),
      file('claimed', 'claimed'),
      file('history', 'claimed', '?tab=history'),
      file('mails', 'approved', '?tab=mails'),
      file('messages', 'claimed', '?tab=messages'),
      file('approving', 'claimed', '?act=approve'),
      file('asking for a correction', 'claimed', '?act=ask-correction'),
      file('refusing', 'claimed', '?act=refuse'),
    ],
  },
  '/desk/registrations/[id]/versions/[version]': {
    pages: [
      {
        as: 'validator',
        path(world) {
          const { id, submittedVersion = 0 } = world.registration('asked')
          return `/desk/registrations/${id}/versions/${String(submittedVersion)}`
        },
      },
    ],
  },
  '/desk/reset-approvals': desk('/desk/reset-approvals'),
  '/desk/settings/staff-access': desk('/desk/settings/staff-access', 'administrator'),
  '/desk/staff': {
    pages: ['', '?act=invite'].map((query) => ({ state: query, as: 'administrator' as const, path: () => `/desk/staff${query}` })),
  },
  '/desk/settings/countries': desk('/desk/settings/countries', 'administrator'),
}

/** What is shown where there is no page, or none for this reader. */
export const errorPages: readonly PageState[] = [
  { state: 'not found', as: 'nobody', path: () => '/there-is-nothing-here', status: 404 },
  { state: 'not found at the desk', as: 'validator', path: () => '/desk/there-is-nothing-here', status: 404 },
  { state: 'no such file', as: 'validator', path: () => '/desk/registrations/01900000-0000-7000-8000-000000000000', status: 404 },
]
