import type { LimitedEndpoints } from '../platform/http/rate-limit.ts'

/** Endpoints that are counted by themselves, beside the limit on all requests. A test knows when a name goes out of date. */
export const limitedEndpoints: LimitedEndpoints = {
  startRegistration: 'starts',
  requestEnterpriseNumber: 'starts',
  sendAccessibilityFeedback: 'starts',
  signIn: 'sign-ins',
  verifyOtp: 'sign-ins',
  prepareCsam: 'sign-ins',
  finishCsam: 'sign-ins',
  getInvitation: 'sign-ins',
  acceptInvitation: 'sign-ins',
  lookEmailChange: 'sign-ins',
  confirmEmailChange: 'sign-ins',
  askEmailChange: 'password-resets',
  askResumeLink: 'password-resets',
  mailResumeLink: 'password-resets',
  lookResumeLink: 'sign-ins',
  useResumeLink: 'sign-ins',
  requestPasswordReset: 'password-resets',
  lookPasswordReset: 'sign-ins',
  usePasswordReset: 'sign-ins',
  lookAtAccount: 'sign-ins',
  mailAccountLink: 'sign-ins',
  putProof: 'uploads',
  beginProofUpload: 'uploads',
}
