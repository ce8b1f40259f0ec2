import type { Logger } from 'pino'
import type { Database } from '@/db/connect'
import type { Language } from '@/i18n/language'
import type { Shop } from '../shop/shops'

/** What a call knows of the person: what they chose to see, and nothing about who they are. */
export type Visitor = {
  language: Language
  /** Advertisements that they closed on this visit. */
  closed: string[]
  /** Who is signed in; nobody while there is no session. */
  memberId?: string | undefined
  requestId: string
}

export type Context = Visitor & { db: Database; shops: Shop[]; log: Logger; now: Date }
