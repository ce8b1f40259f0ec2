import type { Database } from '@/db/connect'
import type { Customer } from './account/read-customer'
import type { Seat } from './waiting-room/ticket'

/**
 * What a request brings. Cookies and headers are read in `app/` and `http/` and handed over. A verb names the parts that it
 * takes: `Pick<BuyerContext, 'db' | 'address'>`.
 */
export type Context = {
  db: Database
  /** The shop's time, read when a procedure needs it. In a demo it is a row, and asks the primary. */
  readNow: () => Promise<Date>
  requestId: string
  /** The address of the caller, as the request guard wrote it. For limits only, and kept nowhere. */
  address: string
  /** Whose baskets, orders and addresses: the account's, where somebody is signed in, or else the browser's. Null before there is one. */
  sessionHash: string | null
  /** SHA-256 of the browser's own session id; null before there is one. */
  browserHash: string | null
  /** Who is signed in. */
  customer: Customer | null
  /** What the cookie of a browser holds in which somebody signed in before. */
  device?: string | undefined
  /** What the account's cookie holds, as the browser sent it. */
  accountSession: string | null
  /** As the browser sent it; not verified yet. */
  operatorSession: string | null
  /** In waiting rooms, by the tickets that the browser sent. */
  seats?: Seat[]
}

/** Of a procedure that has read the time. */
export type TimedContext = Context & { now: Date }

/** Of a procedure for a browser that has a session. */
export type BuyerContext = TimedContext & { sessionHash: string }

/** Of a procedure for the shop's own people. `operator` is the name of the session in the audit log. */
export type OperatorContext = TimedContext & { operator: string }

/** The parts that most verbs take: of everybody's, of a buyer's, and of a buyer's whose verb reads the time itself or not at all. */
export type Timed = Pick<TimedContext, 'db' | 'now'>
export type Buyer = Pick<BuyerContext, 'db' | 'sessionHash' | 'now'>
export type TimelessBuyer = Pick<BuyerContext, 'db' | 'sessionHash'>
