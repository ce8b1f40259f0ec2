import 'server-only'
import { getAuth } from '../account/get-auth'
import { readCustomer } from '../account/read-customer'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { hashSessionId } from '../session/session'
import { listSeats } from '../waiting-room/ticket'
import { unlessAway } from './failure'
import { type Context, createCallerFactory } from './init'
import { appRouter } from './router'

export { ACCOUNT_COOKIE, ACCOUNT_SECONDS } from '../account/auth'
export { DEVICE_COOKIE, DEVICE_SECONDS } from '../account/devices'
export { sampleAddress } from '../composition/demo-sign-in'
export { imageSources } from '../composition/image-sources'
export { formatPhone } from '../delivery/parse-address'
export { MOST_ADDRESSES } from '../delivery/saved-addresses'
export { isDemoMode as isDemo } from '../environment'
export { CLAIM_DAYS, KEPT_AFTER_DAYS } from '../mail/link-token'
export { PHOTO_LIMITS } from '../photo/keep-photos'
export { WAITING_DAYS } from '../rights/delete-data'
export { newSessionId, SESSION_DAYS } from '../session/session'
export { UNFIT_REASONS } from '../voucher/price-vouchers'
export { MOST_WISHES } from '../wish/add-wish'
export { type Failure, isAway, readFailure } from './failure'

/** What `app/` reads from a request and hands over. */
export type Visit = {
  sessionId: string | null
  accountSession?: string
  device?: string | undefined
  operatorSession?: string
  /** The `cookie` header, for the tickets of waiting rooms. */
  cookies: string
  requestId: string
  address: string
}

/** Whose request it is. @throws {TRPCError} one that `isAway` knows, while the database is away. */
export const createContext = (visit: Visit): Promise<Context> =>
  readContext(visit).catch((error: unknown) => {
    throw unlessAway(error, visit) ?? error
  })

async function readContext({
  sessionId,
  accountSession,
  operatorSession,
  cookies,
  ...request
}: Visit): Promise<Context> {
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

/** The one way from a page or a route handler into the server's rooms. */
export const createCaller = (visit: Visit) => createCallerFactory(appRouter)(() => createContext(visit))
