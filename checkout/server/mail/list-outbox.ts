import { desc, inArray, isNotNull, or } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { mails } from '@/db/schema'
import { readableBy } from '../order/access/readable-by'
import { type DueMail, selectMails } from './due-mail'
import { type Links, writeMail, writeParts } from './write-mail'

const MOST_SHOWN = 50
const MOST_INVITATIONS = 3

type Outbox = Links & {
  /** Session hashes of the browser and of the signed-in account. */
  sessions: string[]
  /** Session hashes of accounts that signed in on this device before. */
  accounts?: string[]
}

/**
 * Returns the mail of this browser, newest first: about its orders, and about accounts that signed
 * in on it.
 */
export async function listOutbox(db: Connection, { sessions, accounts = [], ...links }: Outbox) {
  if (sessions.length + accounts.length === 0) return []
  const rows = await selectMails(db)
    .where(or(inArray(mails.sessionHash, [...sessions, ...accounts]), ...sessions.map(readableBy)))
    .orderBy(desc(mails.id))
    .limit(MOST_SHOWN)

  return rows.map((mail) => show(mail, links))
}

/**
 * Returns the latest mail to migrated buyers. No browser of theirs has visited this shop, so only
 * an operator sees it.
 */
export async function listInvitations(db: Connection, links: Links) {
  const rows = await selectMails(db).where(isNotNull(mails.personId)).orderBy(desc(mails.id)).limit(MOST_INVITATIONS)

  return rows.map((mail) => show(mail, links))
}

const show = ({ createdAt, ...mail }: DueMail & { createdAt: Date }, links: Links) => ({
  at: createdAt.toISOString(),
  ...writeMail({ ...mail, ...links }),
  parts: writeParts({ ...mail, ...links }),
})
