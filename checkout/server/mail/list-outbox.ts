import { desc, eq, or } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { mails } from '@/db/schema'
import { readableBy } from '../order/access/readable-by'
import { selectMails } from './due-mail'
import { writeLetter } from './write-letter'

const MOST_SHOWN = 50

/** The letters that this browser caused, newest first: those about its orders, and those it asked for. */
export async function listOutbox(db: Connection, { sessions, origin }: { sessions: string[]; origin: string }) {
  if (sessions.length === 0) return []
  const own = sessions.flatMap((session) => [eq(mails.sessionHash, session), readableBy(session)])
  const found = await selectMails(db)
    .where(or(...own))
    .orderBy(desc(mails.id))
    .limit(MOST_SHOWN)

  return found.map(({ createdAt, ...mail }) => ({ at: createdAt.toISOString(), ...writeLetter({ ...mail, origin }) }))
}
