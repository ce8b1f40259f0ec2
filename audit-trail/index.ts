export { checkTrail, type TrailVerdict } from './check-trail'
export { followTrail } from './follow-trail'
export { readTrail, type TrailEvent } from './read-trail'
export { keepSealed, sealTrail } from './seal-trail'
