import 'server-only'

/** What pages call of the server, beside types and the constants of a topic. */
export { callerFor } from './create-caller'
export { readRefusal } from './failures'
export { describeVisitor } from './visitor'
