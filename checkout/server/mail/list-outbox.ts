import { desc, inArray, isNotNull, or } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { mails } from '@/db/schema'
import { readableBy } from '../order/access/readable-by'
import { type DueMail, selectMails } from './due-mail'
import { type Links, writeLetter, writeParts } from './write-letter'

const MOST_SHOWN = 50
const MOST_INVITATIONS = 3

type Outbox = Links & {
  /** Of the browser, and of the account that is signed in. */
  sessions: string[]
  /** Of the accounts that were entered in this browser before. */
  accounts?: string[]
}

/** The letters of this browser, newest first: those about its orders, and those about accounts that were entered in it. */
export async function listOutbox(db: Connection, { sessions, accounts = [], ...links }: Outbox) {
  if (sessions.length + accounts.length === 0) return []
  const found = await selectMails(db)
    .where(or(inArray(mails.sessionHash, [...sessions, ...accounts]), ...sessions.map(readableBy)))
    .orderBy(desc(mails.id))
    .limit(MOST_SHOWN)

  return found.map((mail) => show(mail, links))
}

/** The last letters to buyers who were brought over. None of them was ever in this shop with a browser: for an operator's eyes. */
export async function listInvitations(db: Connection, links: Links) {
  const found = await selectMails(db).where(isNotNull(mails.personId)).orderBy(desc(mails.id)).limit(MOST_INVITATIONS)

  return found.map((mail) => show(mail, links))
}

const show = ({ createdAt, ...mail }: DueMail & { createdAt: Date }, links: Links) => ({
  at: createdAt.toISOString(),
  ...writeLetter({ ...mail, ...links }),
  parts: writeParts({ ...mail, ...links }),
})
