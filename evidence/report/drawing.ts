import type id from './messages/id.json'
import type { Report } from './report'

export type Language = 'id' | 'en'

/** Both languages say the same things. */
export type Messages = typeof id

/** What every part of a page is drawn from. */
export type Drawing = { report: Report; fingerprint: string; language: Language; words: Messages }
