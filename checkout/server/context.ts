import type { Database } from '@/db/connect'
import type { Language } from '@/i18n/language'
import type { Customer } from './account/read-customer'
import type { Seat } from './waiting-room/ticket'

/**
 * The context of a request. `app/` and `http/` read cookies and headers and pass them in. A verb
 * declares the parts that it uses: `Pick<BuyerContext, 'db' | 'address'>`.
 */
export type Context = {
  db: Database
  /** The shop's time, read on demand. In a demo it is a row on the primary. */
  readNow: () => Promise<Date>
  requestId: string
  /** The caller's network address, set by the request guard. Used for limits only, never stored. */
  address: string
  /**
   * Owner key of baskets, orders and addresses: the account's when signed in, else the browser's.
   * Null before the first session.
   */
  sessionHash: string | null
  /** SHA-256 of the browser's own session id; null before it has one. */
  browserHash: string | null
  customer: Customer | null
  /** Value of the device cookie, set by an earlier sign-in. */
  device?: string | undefined
  /** Value of the account cookie, as the browser sent it. */
  accountSession: string | null
  /** Ids of the products that this browser opened last, from its cookie. */
  seenIds?: string[]
  /** Language of the order's lines on the payment page; Indonesian by default. */
  language?: Language
  /** As the browser sent it, unverified. */
  operatorSession: string | null
  /** Waiting room seats, from the browser's tickets. */
  seats?: Seat[]
}

/** Context of procedures that have read the time. */
export type TimedContext = Context & { now: Date }

/** Context of procedures for a browser with a session. */
export type BuyerContext = TimedContext & { sessionHash: string }

/** Context of procedures for operators. `operator` is the session's name in the audit log. */
export type OperatorContext = TimedContext & { operator: string }

/** Common parts of the context: for any caller, for a buyer, and for a buyer without the time. */
export type Timed = Pick<TimedContext, 'db' | 'now'>
export type Buyer = Pick<BuyerContext, 'db' | 'sessionHash' | 'now'>
export type TimelessBuyer = Pick<BuyerContext, 'db' | 'sessionHash'>
