import type id from './messages/id.json'
import type { Report } from './report'

export type Language = 'id' | 'en'

/** Both languages have the same messages. */
export type Messages = typeof id

/** Input of every part of a page. */
export type Drawing = { report: Report; fingerprint: string; language: Language; words: Messages }
