import 'server-only'

/** What pages ask the server through. */
export { createCaller } from './create-caller'
export { type Failure, isAway, readFailure } from './failures'
export { describeVisitor, requestIdOf } from './visitor'
