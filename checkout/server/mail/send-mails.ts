import { MailRefused, type PostOffice } from '@jembatan/platform/mail'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { mails } from '@/db/schema'
import { listBlockedShops } from '../catalogue/blocked/list-blocked'
import { writeBlockedList } from '../catalogue/blocked/write-blocked-list'
import { inBatches } from '../jobs/in-batches'
import { nextPollAt } from '../jobs/poll-schedule'
import { log } from '../log'
import { type DueMail, selectMails } from './due-mail'
import { type BlockedGoods, type Links, writeMail } from './write-mail'

const AT_ONCE = 6
/** Longer than sending may take: after a crash the mail becomes due again. */
const LEASE_SECONDS = 60
/** Mail that no server accepted by then is outdated; the order's page shows the same. */
const LONGEST_DAYS = 3
/** Days that a mail is stored, so that its delivery can be checked. */
const KEPT_DAYS = 30

type SendMails = Links & { post: PostOffice; now: Date }

/**
 * Sends due mail, each at least once. A crash after the server's confirmation sends the mail again,
 * with the same Message-ID. Failures are postponed at growing intervals. Returns how many were due.
 */
export async function sendMails(db: Database, sending: SendMails): Promise<number> {
  const due = await takeDue(db, sending.now)
  await Promise.all(due.map((mail) => send(db, { ...sending, mail })))
  if (due.length < AT_ONCE) return due.length

  return due.length + (await sendMails(db, sending))
}

async function takeDue(db: Connection, now: Date): Promise<DueMail[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const leased = await db.execute<{ id: number }>(sql`
    with due as (
      select id from mails where sent_at is null and due_at <= ${at} and created_at > ${at} - make_interval(days => ${LONGEST_DAYS})
      order by due_at limit ${AT_ONCE} for update skip locked
    )
    update mails set attempts = attempts + 1, due_at = ${at} + make_interval(secs => ${LEASE_SECONDS})
    from due where mails.id = due.id returning mails.id`)
  if (leased.length === 0) return []
  const ids = leased.map(({ id }) => Number(id))

  return selectMails(db).where(inArray(mails.id, ids)).orderBy(asc(mails.id))
}

async function send(db: Database, { post, now, mail, ...links }: SendMails & { mail: DueMail }) {
  const blocked = mail.shop ? await readBlocked(db, mail.shop.id) : undefined
  const sending = mail.shop && !blocked ? NOTHING_TO_SAY : post.send(writeMail({ ...mail, ...links, blocked }))
  const outcome = await sending.then(
    () => ({ sentAt: now }),
    (failure: unknown) => {
      log.warn({ mail: mail.id, kind: mail.kind, reason: String(failure) }, 'a mail was not sent')
      // Refused permanently: never retried, and deleted with old mail.
      return { dueAt: failure instanceof MailRefused ? NEVER : nextPollAt(mail.attempts, now) }
    },
  )

  await db
    .update(mails)
    .set(outcome)
    .where(and(eq(mails.id, mail.id), isNull(mails.sentAt)))
}

/** The merchant has no blocked goods any more. */
const NOTHING_TO_SAY = Promise.resolve()

/** Reads the blocked goods when the mail is sent, not when it was queued. */
async function readBlocked(db: Database, shopId: string): Promise<BlockedGoods | undefined> {
  const shop = (await listBlockedShops({ db }, { shopId }))[0]

  return shop && { goods: shop.goods, reasons: shop.reasons, list: await writeBlockedList({ db }, { shopId }) }
}

const NEVER = new Date('9999-01-01T00:00:00Z')

/** Deletes old mail. It contains addresses, and a reset mail contains a key. */
export async function forgetMails(db: Connection, { now }: { now: Date }) {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000)
  await inBatches(
    async (most) =>
      (
        await db.execute(sql`
          delete from mails where id in (
            select id from mails where created_at < ${before.toISOString()}::timestamptz limit ${most})`)
      ).count,
  )
}
