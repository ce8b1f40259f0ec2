import type id from './messages/id.json'

/** Both languages say the same things. */
export type Messages = typeof id
