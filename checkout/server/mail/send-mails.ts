import { LetterRefused, type PostOffice } from '@jembatan/platform/mail'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { mails } from '@/db/schema'
import { listBlockedShops } from '../catalogue/blocked/list-blocked'
import { writeBlockedList } from '../catalogue/blocked/write-blocked-list'
import { inBatches } from '../jobs/in-batches'
import { nextPollAt } from '../jobs/poll-schedule'
import { log } from '../log'
import { type DueMail, selectMails } from './due-mail'
import { type BlockedGoods, type Links, writeLetter } from './write-letter'

const AT_ONCE = 6
/** Longer than a letter may take: a crash makes it due again. */
const LEASE_SECONDS = 60
/** A letter that no server took by then is old news, which the order's page has told. */
const LONGEST_DAYS = 3
/** How long a sent letter is kept, for whoever asks whether it went. */
const KEPT_DAYS = 30

type SendMails = Links & { post: PostOffice; now: Date }

/**
 * Sends the mails that are due, each at least once: whoever is killed between the server's yes and ours sends the same letter
 * again, under the same Message-ID. What cannot be sent now is postponed, each time further. Returns how many were due.
 */
export async function sendMails(db: Database, sending: SendMails): Promise<number> {
  const due = await takeDue(db, sending.now)
  await Promise.all(due.map((mail) => send(db, { ...sending, mail })))
  if (due.length < AT_ONCE) return due.length

  return due.length + (await sendMails(db, sending))
}

async function takeDue(db: Connection, now: Date): Promise<DueMail[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const taken = await db.execute<{ id: number }>(sql`
    with due as (
      select id from mails where sent_at is null and due_at <= ${at} and created_at > ${at} - make_interval(days => ${LONGEST_DAYS})
      order by due_at limit ${AT_ONCE} for update skip locked
    )
    update mails set attempts = attempts + 1, due_at = ${at} + make_interval(secs => ${LEASE_SECONDS})
    from due where mails.id = due.id returning mails.id`)
  if (taken.length === 0) return []
  const ids = taken.map(({ id }) => Number(id))

  return selectMails(db).where(inArray(mails.id, ids)).orderBy(asc(mails.id))
}

async function send(db: Database, { post, now, mail, ...links }: SendMails & { mail: DueMail }) {
  const blocked = mail.shop ? await readBlocked(db, mail.shop.id) : undefined
  const sending = mail.shop && !blocked ? NOTHING_TO_SAY : post.send(writeLetter({ ...mail, ...links, blocked }))
  const outcome = await sending.then(
    () => ({ sentAt: now }),
    (failure: unknown) => {
      log.warn({ mail: mail.id, kind: mail.kind, reason: String(failure) }, 'a mail was not sent')
      // Refused for good: it is not tried again, and goes with what is old.
      return { dueAt: failure instanceof LetterRefused ? NEVER : nextPollAt(mail.attempts, now) }
    },
  )

  await db
    .update(mails)
    .set(outcome)
    .where(and(eq(mails.id, mail.id), isNull(mails.sentAt)))
}

/** All of a merchant's goods may be sold by now. */
const NOTHING_TO_SAY = Promise.resolve()

/** As it is when the letter goes, and not when it was asked for. */
async function readBlocked(db: Database, shopId: string): Promise<BlockedGoods | undefined> {
  const shop = (await listBlockedShops({ db }, { shopId }))[0]

  return shop && { goods: shop.goods, reasons: shop.reasons, list: await writeBlockedList({ db }, { shopId }) }
}

const NEVER = new Date('9999-01-01T00:00:00Z')

/** Letters hold an address, and the words of a reset a key: they go when nobody asks for them any more. */
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
