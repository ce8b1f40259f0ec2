import type { Logger } from 'pino'
import type { Database } from '@/db/connect'
import type { Language } from '@/i18n/language'
import type { Auth } from './account/auth'
import type { Member } from './account/read-member'
import type * as mail from './composition/mail'
import type { Shop } from './shop/shops'

/** The request's data about the visitor. */
export type Visitor = {
  language: Language
  /** Ads that the visitor closed during this visit. */
  closed: string[]
  session?: string | undefined
  operatorSession?: string | undefined
  /** The value of the cookie that identifies a browser which has signed in before. */
  device?: string | undefined
  requestId: string
  /** The caller's address from the request guard. For limits only, never stored. */
  address: string
}

/** Emails to members. */
export type Mail = typeof mail

/** A call's context before it reads the time. */
export type TimelessContext = Visitor & {
  db: Database
  shops: Shop[]
  log: Logger
  /** Returns Ramai's time; in a demo it is a row of this database. */
  readNow: (db: Pick<Database, 'select'>) => Promise<Date>
  /** Opens better-auth on demand: a visit without an account does not need it. */
  auth: () => Auth
  mail: Mail
  /** The signed-in member. */
  member?: Member | undefined
  memberId?: string | undefined
}

/** The full context of a call. Each verb names the part that it needs. */
export type Context = TimelessContext & { now: Date }

/** The context of a signed-in member. */
export type MemberContext = Context & { member: Member; memberId: string }
