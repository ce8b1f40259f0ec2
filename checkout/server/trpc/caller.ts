import 'server-only'

/** The API that pages call. */
export { createCaller } from './create-caller'
export { type Failure, isAway, readFailure } from './failures'
export { describeVisitor, requestIdOf } from './visitor'
