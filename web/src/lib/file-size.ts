import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** 412 kB, 1.3 MB: in the reader's own way of writing numbers. */
export function fileSize(bytes: number, language: ScreenLanguage): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value)
}
