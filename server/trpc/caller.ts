import 'server-only'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { getAuth } from '../account/get-auth'
import { readMember } from '../account/read-member'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { getShops } from '../shop/shops'
import type { Context, Visitor } from './context'
import { unlessAway } from './failures'
import { createCaller } from './routers'

export { SESSION_COOKIE, SESSION_SECONDS } from '../account/auth'
export { DEVICE_COOKIE, DEVICE_SECONDS } from '../account/devices'
export { ANSWER_WITHIN_DAYS } from '../complaints/due-time'
export { CONSENT_TEXT, PURPOSES } from '../consent/consents'
export { LONGEST_CLIP_SECONDS } from '../media/make-clip'
export { LARGEST_UPLOAD } from '../media/recognize'
export { WAITING_DAYS } from '../rights/delete-account'
export { LONGEST_SEARCH } from '../search/words'
export { findSuccessor } from '../shop/shops'
export { REPORT_REASONS } from '../social/report'
export { LONGEST_CAPTION } from '../studio/caption'
export { DRAFT_FIELDS } from '../studio/draft'
export { COMPLAINT_TOPICS } from './complaints'
export { TAKEDOWN_REASONS } from './desk'
export { readRefusal } from './failures'
export { FEW } from './feed'

/** Whose request it is. @throws {TRPCError} one that `isAway` knows, while the database is away. */
export const contextFor = (visitor: Visitor): Promise<Context> =>
  readContext(visitor).catch((error: unknown) => {
    throw unlessAway(error, visitor) ?? error
  })

async function readContext(visitor: Visitor): Promise<Context> {
  const { db } = getDatabase()
  // Once for all that a page asks.
  const clock = builtOnce(readNow)
  const { session } = visitor
  const member = session ? await readMember({ auth: getAuth(), db, session, now: clock(db) }) : undefined

  return {
    ...{ ...visitor, db, shops: getShops(), log: getLog(), readNow: clock, auth: getAuth },
    ...{ member, memberId: member?.id },
  }
}

/** Ramai's procedures, called without HTTP on behalf of one visitor, who is looked up once. */
export function callerFor(visitor: Visitor) {
  let context: Promise<Context> | undefined

  return createCaller(() => {
    context ??= contextFor(visitor)
    return context
  })
}
