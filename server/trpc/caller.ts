import 'server-only'

/** The server functions that pages may call, beside types and a topic's constants. */
export { callerFor } from './create-caller'
export { readRefusal } from './failures'
export { describeVisitor } from './visitor'
