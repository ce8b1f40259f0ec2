/** For whom the walkthrough is shown: who decides, who checks, who builds. */
export const VIEWS = ['executive', 'auditor', 'engineer'] as const

export type View = (typeof VIEWS)[number]

export const VIEW_COOKIE = 'view'

export const isView = (value: unknown): value is View => VIEWS.some((view) => view === value)
