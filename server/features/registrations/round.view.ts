import { changesBetween, isCorrected } from './changes.rules.ts'
import { contentOf } from './draft/content-fields.rules.ts'
import type { ChangeView, DecisionReason, RegistrationView, RemarkView } from './registrations.contract.ts'
import type { VersionRow } from './versions.repository.ts'

/** What a round of correction shows its applicant: each remark, whether it was answered, and what differs from what was sent. */
export function roundForApplicant(
  view: Omit<RegistrationView, 'remarks' | 'changes'>,
  { reasons, versions }: { reasons: readonly DecisionReason[]; versions: readonly VersionRow[] },
): Pick<RegistrationView, 'remarks' | 'changes'> {
  const [sent] = versions
  const changes = view.status === 'correction-asked' && sent ? changesBetween(sent.content, contentOf(view)) : []
  const isTold = view.status === 'correction-asked' || view.status === 'refused'
  return { remarks: isTold ? remarksOf(reasons, changes) : [], changes }
}

/** For the desk: the reasons of the latest decision, and what the latest submission changed in the one before it. */
export function roundForDesk({ reasons, versions }: { reasons: readonly DecisionReason[]; versions: readonly VersionRow[] }) {
  const changes = changesOfVersion(versions, 0)
  return {
    remarks: remarksOf(reasons, changes),
    changes,
    versions: versions.map(({ version, submittedAt }) => ({ version, submittedAt: submittedAt.toISOString() })),
  }
}

/** What one of the submissions, newest first, changed in the one before it. */
export function changesOfVersion(versions: readonly VersionRow[], place: number): ChangeView[] {
  const [after, before] = [versions[place], versions[place + 1]]
  return after && before ? changesBetween(before.content, after.content) : []
}

function remarksOf(reasons: readonly DecisionReason[], changes: readonly ChangeView[]): RemarkView[] {
  return reasons.map((reason) => ({ ...reason, corrected: isCorrected(reason, changes) }))
}
