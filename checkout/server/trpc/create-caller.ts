import { getAuth } from '../account/get-auth'
import { readCustomer } from '../account/read-customer'
import { readNow } from '../clock'
import type { Context } from '../context'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { hashSessionId } from '../session/session'
import { listSeats } from '../waiting-room/ticket'
import { unlessAway } from './failures'
import { createCallerFactory } from './procedure'
import { appRouter } from './router'
import { type Visitor, visitorOf } from './visitor'

/**
 * Builds the context of a request. @throws {TRPCError} one that `isAway` recognises, while the
 * database is unavailable.
 */
export const createContext = (visitor: Visitor): Promise<Context> =>
  readContext(visitor).catch((error: unknown) => {
    throw unlessAway(error, visitor) ?? error
  })

async function readContext({
  sessionId,
  accountSession,
  operatorSession,
  cookies,
  ...request
}: Visitor): Promise<Context> {
  const { db } = getDatabase()
  const customer = accountSession && (await readCustomer({ auth: getAuth(), session: accountSession }))
  const browserHash = sessionId ? hashSessionId(sessionId) : null

  return {
    db,
    readNow: () => readNow(db),
    ...request,
    sessionHash: customer ? customer.sessionHash : browserHash,
    browserHash,
    customer: customer || null,
    accountSession: accountSession ?? null,
    operatorSession: operatorSession ?? null,
    seats: listSeats(getEnvironment().PASAR_HANDOFF_SECRET, cookies),
  }
}

/** The only way from a page or an endpoint to the shop's verbs. */
export const createCaller = (visitor: Visitor) => createCallerFactory(appRouter)(() => createContext(visitor))

/** A caller with the visitor of this request. */
export const shopOf = (request: Request) => createCaller(visitorOf(request))
