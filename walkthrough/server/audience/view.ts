/** The audience of the walkthrough: executives, auditors, engineers. */
export const VIEWS = ['executive', 'auditor', 'engineer'] as const

export type View = (typeof VIEWS)[number]

export const VIEW_COOKIE = 'view'

export const isView = (value: unknown): value is View => VIEWS.some((view) => view === value)
