import 'server-only'

/** What pages ask the server through. */
export { createCaller } from './create-caller'
export { type Failure, isAway, readFailure } from './failures'
export { describeVisit, requestIdOf } from './visitor'
