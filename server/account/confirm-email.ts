import { createHash, randomBytes } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { hashSessionToken } from '@jembatan/platform/session-tokens'
import { and, eq, gt, ne } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberConfirmations, memberSessions, members } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context, MemberContext } from '../context'
import { endLinks } from './end-links'
import { emailTaken } from './fields-refused'
import { limitConfirmations } from './limit-accounts'

/** Lifetime of a link that confirms an email, by the machine's clock. */
export const CONFIRM_SECONDS = 24 * 60 * 60

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

type Ask = { memberId: string; email: string }

/** Creates the token of a link that confirms a member's email. It replaces an earlier link. */
export async function requestConfirmation(db: Database, { memberId, email }: Ask): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const link = { tokenHash: hashOf(token), email, expiresAt: new Date(Date.now() + CONFIRM_SECONDS * 1000) }
  await db
    .insert(memberConfirmations)
    .values({ memberId, ...link })
    .onConflictDoUpdate({ target: memberConfirmations.memberId, set: link })

  return token
}

/**
 * Sends the confirmation link of the account's email again. @throws {DomainError} `too_many_tries`
 */
export async function sendConfirmation(ctx: Pick<MemberContext, 'db' | 'mail' | 'member'>) {
  const { emailVerified, email, id } = ctx.member
  if (emailVerified) return
  await limitConfirmations(ctx, { email })
  await ctx.mail.mailConfirmation(ctx, { memberId: id, email })
}

/**
 * Confirms the email that a link was sent to; the link works once. A new email replaces the old
 * one, and all other sessions, links and known browsers of the account end.
 * @throws {DomainError} `confirm_link_ended`; {FieldsRefused} when another account has the email
 * by now.
 */
export async function confirmEmail(
  { db, now, session }: Pick<Context, 'db' | 'now' | 'session'>,
  { token }: { token: string },
) {
  const work = db.transaction(async (tx) => {
    const [link] = await tx
      .delete(memberConfirmations)
      .where(and(eq(memberConfirmations.tokenHash, hashOf(token)), gt(memberConfirmations.expiresAt, new Date())))
      .returning()
    if (!link) throw new DomainError('conflict', 'confirm_link_ended', 'The link was used, has ended or never was.')
    const { memberId, email } = link
    const isNew = (await tx.$count(members, and(eq(members.id, memberId), ne(members.email, email)))) > 0
    await tx.update(members).set({ email, emailVerified: true, updatedAt: now }).where(eq(members.id, memberId))
    if (!isNew) return
    const here = session ? hashSessionToken(session.split('.')[0] ?? '') : ''
    await tx.delete(memberSessions).where(and(eq(memberSessions.memberId, memberId), ne(memberSessions.token, here)))
    await endLinks(tx, { memberId })
    await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
  })

  await work.catch(emailTaken)
}
