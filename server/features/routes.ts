import type { Endpoint } from '../platform/http/endpoint.ts'
import type { UploadKinds } from '../platform/http/uploads.ts'
import { accessibilityRoutes } from './accessibility/accessibility.routes.ts'
import { auditRoutes } from './audit/audit.routes.ts'
import { cardRoutes } from './cards/cards.routes.ts'
import { companyRoutes } from './companies/companies.routes.ts'
import { countryRoutes } from './countries/countries.routes.ts'
import { duplicateRoutes } from './duplicates/duplicates.routes.ts'
import { enterpriseNumberRoutes } from './enterprise-numbers/enterprise-numbers.routes.ts'
import { accountRoutes } from './identity/my-account/account.routes.ts'
import { staffRoutes } from './identity/staff/staff.routes.ts'
import { helpRoutes } from './help/help.routes.ts'
import { agencyRoutes } from './identity/issuers/agency.routes.ts'
import { csamRoutes } from './identity/issuers/csam.routes.ts'
import { identityRoutes } from './identity/identity.routes.ts'
import { accountHelpRoutes } from './identity/account-help/account-help.routes.ts'
import { helpRequestRoutes } from './identity/help-requests/help-requests.routes.ts'
import { passwordResetRoutes } from './identity/recovery/password-reset.routes.ts'
import { resetApprovalRoutes } from './identity/recovery/reset-approvals.routes.ts'
import { staffResetRoutes } from './identity/staff/staff-resets.routes.ts'
import { jobRoutes } from './jobs/jobs.routes.ts'
import { notificationRoutes } from './notifications/notifications.routes.ts'
import { previewRoutes } from './previews/previews.routes.ts'
import { profileRoutes } from './profiles/profiles.routes.ts'
import { registrationMessageRoutes } from './registrations/messages/registration-messages.routes.ts'
import { registrationStoryRoutes } from './registrations/story/registration-story.routes.ts'
import { registrationRoutes } from './registrations/registrations.routes.ts'

/** Every endpoint there is. */
export const routes: readonly Endpoint[] = [
  ...registrationRoutes,
  ...registrationMessageRoutes,
  ...registrationStoryRoutes,
  ...companyRoutes,
  ...countryRoutes,
  ...enterpriseNumberRoutes,
  ...duplicateRoutes,
  ...identityRoutes,
  ...profileRoutes,
  ...passwordResetRoutes,
  ...accountHelpRoutes,
  ...helpRequestRoutes,
  ...resetApprovalRoutes,
  ...staffResetRoutes,
  ...accountRoutes,
  ...staffRoutes,
  ...csamRoutes,
  ...agencyRoutes,
  ...helpRoutes,
  ...accessibilityRoutes,
  ...cardRoutes,
  ...jobRoutes,
  ...notificationRoutes,
  ...auditRoutes,
  ...previewRoutes,
]

/** What a form may upload, and the endpoint that takes it. */
export const uploadKinds: UploadKinds = { 'registration-proof': named('putProof'), 'help-attachment': named('putHelpAttachment') }

function named(name: string): Endpoint {
  const found = routes.find((route) => route.contract.name === name)
  if (!found) throw new Error(`There is no endpoint called ${name}`)
  return found
}
