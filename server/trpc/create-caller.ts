import { builtOnce } from '@jembatan/platform/prepare-statements'
import { getAuth } from '../account/get-auth'
import { readMember } from '../account/read-member'
import { readNow } from '../clock'
import * as mail from '../composition/mail'
import type { TimelessContext, Visitor } from '../context'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { getShops } from '../shop/shops'
import { unlessAway } from './failures'
import { createCaller } from './router'

/**
 * Creates the context of a request. @throws {TRPCError} recognised by `isAway`, while the database
 * is unavailable.
 */
export const contextFor = (visitor: Visitor): Promise<TimelessContext> =>
  readContext(visitor).catch((error: unknown) => {
    throw unlessAway(error, visitor) ?? error
  })

async function readContext(visitor: Visitor): Promise<TimelessContext> {
  const { db } = getDatabase()
  // Read once per request.
  const clock = builtOnce(readNow)
  const { session } = visitor
  const member = session ? await readMember({ auth: getAuth(), db, session, now: clock(db) }) : undefined

  return {
    ...visitor,
    db,
    shops: getShops(),
    log: getLog(),
    readNow: clock,
    auth: getAuth,
    mail,
    member,
    memberId: member?.id,
  }
}

/** Calls Ramai's procedures without HTTP on behalf of one visitor. The context is created once. */
export function callerFor(visitor: Visitor) {
  let context: Promise<TimelessContext> | undefined

  return createCaller(() => {
    context ??= contextFor(visitor)
    return context
  })
}
