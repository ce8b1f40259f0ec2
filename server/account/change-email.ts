import { APIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import { members } from '@/db/schema'
import type { Context, MemberContext } from '../context'
import { FieldsRefused } from './fields-refused'
import { limitConfirmations, limitSignIns } from './limit-accounts'
import { cookieOf } from './read-member'

type ChangeEmail = { email: string; password: string }

/**
 * Mails a link to the new email, and a notice to the old one. The new email takes effect when its
 * link is opened.
 * @throws {FieldsRefused} `password_wrong`, `email_taken`; {DomainError} `too_many_tries`
 */
export async function changeEmail(
  ctx: Pick<MemberContext, 'address' | 'auth' | 'db' | 'device' | 'mail' | 'member' | 'session'>,
  { email, password }: ChangeEmail,
) {
  const { mail, member } = ctx
  await limitSignIns(ctx, { email: member.email, enter: () => checkNewEmail(ctx, { email, password }) })
  await limitConfirmations(ctx, { email })
  await mail.mailConfirmation(ctx, { memberId: member.id, email })
  await mail.mailChangeNotice({ memberId: member.id, email: member.email })
}

/**
 * Checks the password of an account, and that its new email is free.
 * @throws {FieldsRefused} `password_wrong`, `email_taken`
 */
export async function checkNewEmail(
  { auth, db, session = '' }: Pick<Context, 'auth' | 'db' | 'session'>,
  { email, password }: ChangeEmail,
) {
  await auth()
    .api.verifyPassword({ body: { password }, headers: cookieOf(session) })
    .catch((failure: unknown) => {
      if (failure instanceof APIError && failure.statusCode < 500)
        throw new FieldsRefused({ password: 'password_wrong' }, { cause: failure })
      throw failure
    })
  if (await db.$count(members, eq(members.email, email))) throw new FieldsRefused({ email: 'email_taken' })
}
