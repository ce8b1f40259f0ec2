import type { Logger } from 'pino'
import type { Database } from '@/db/connect'
import type { Language } from '@/i18n/language'
import type { Auth } from './account/auth'
import type { Member } from './account/read-member'
import type * as mail from './composition/mail'
import type { Shop } from './shop/shops'

/** What a call brings along of the person. */
export type Visitor = {
  language: Language
  /** Advertisements that they closed on this visit. */
  closed: string[]
  /** What the session cookie holds, if there is one. */
  session?: string | undefined
  /** What the desk's cookie holds, if there is one. */
  operatorSession?: string | undefined
  /** What the cookie of a browser holds in which somebody signed in before. */
  device?: string | undefined
  requestId: string
  /** Of the caller, as the request guard wrote it. For limits only, and stored nowhere. */
  address: string
}

/** Letters to members. */
export type Mail = typeof mail

/** What a call has before it reads the time. */
export type TimelessContext = Visitor & {
  db: Database
  shops: Shop[]
  log: Logger
  /** Ramai's time, as this database has it: in a demo it is a row. */
  readNow: (db: Pick<Database, 'select'>) => Promise<Date>
  /** Opens the accounts when they are needed: a visit without an account needs none. */
  auth: () => Auth
  mail: Mail
  /** Who is signed in. */
  member?: Member | undefined
  memberId?: string | undefined
}

/** What a call brings to a verb, which names the part that it needs. */
export type Context = TimelessContext & { now: Date }

/** The context of a member who is signed in. */
export type MemberContext = Context & { member: Member; memberId: string }
