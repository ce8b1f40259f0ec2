import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { CLAIM_DAYS } from '../mail/limits'
import { newLink } from '../mail/link-token'

const DAY = 24 * 60 * 60 * 1000
const AT_ONCE = 1000
/** Below the sending rate, so that mail about new orders does not wait behind these. */
const LETTERS_A_SECOND = 50

type Invite = { secret: string; now: Date }

/** Writes a link and a mail for each person without one. A killed run resumes. */
export async function writeInvitations(db: Database, { secret, now }: Invite) {
  let emails = 0
  for (;;) {
    const count = await db.transaction(async (tx) => {
      const persons = await tx.execute<{ id: string; email: string }>(sql`
        select id, email from migrated_persons where claim_hash is null and claimed_at is null
        order by id limit ${AT_ONCE} for update skip locked`)
      await writeLinks(tx, { persons: [...persons], secret, now, from: emails })
      return persons.length
    })
    emails += count
    if (count < AT_ONCE) break
  }
  if (emails > 0) await recordEvent(db, { kind: 'migrated_persons_invited', detail: { emails }, at: now })

  return { emails }
}

type Write = Invite & { persons: { id: string; email: string }[]; from: number }

/** A new link replaces the previous one and deletes its mail. */
export async function writeLinks(tx: Connection, { persons, secret, now, from }: Write) {
  const expiresAt = new Date(now.getTime() + CLAIM_DAYS * DAY)
  const links = persons.map(({ id, email }, index) => {
    const { seed, hash } = newLink({ kind: 'claim', secret })
    const dueAt = new Date(now.getTime() + Math.floor((from + index) / LETTERS_A_SECOND) * 1000)

    return { id, email, seed, hash, dueAt }
  })
  await tx.execute(sql`
    with link as (
      select * from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb)
        as link (id uuid, email text, seed text, hash text, "dueAt" timestamptz)),
    dropped as (delete from mails using link where mails.person_id = link.id),
    kept as (
      update migrated_persons set claim_hash = link.hash, claim_expires_at = ${expiresAt.toISOString()}::timestamptz
      from link where migrated_persons.id = link.id)
    insert into mails (key, person_id, recipient, kind, detail, created_at, due_at)
    select 'claim:' || hash, id, email, 'claim', jsonb_build_object('seed', seed), ${now.toISOString()}::timestamptz, "dueAt"
    from link`)
}
