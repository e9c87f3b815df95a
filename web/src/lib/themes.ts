/** An explicit choice of light or dark; without one the page follows the system. High contrast is light or dark as the system is. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

export const themeCookie = 'famhp_theme'

export function themeOf(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'system'
}
