import { APIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import { members } from '@/db/schema'
import type { Context } from '../context'
import { FieldsRefused, memberFields, parseFields } from './member-fields'
import { cookieOf } from './read-member'

type ChangeEmail = { email: string; password: string }

/**
 * Reads the e-mail that an account shall have, and takes its password for it. It counts once its link is opened.
 * @throws {FieldsRefused} also for a password that is not the account's.
 */
export async function parseNewEmail(
  { auth, db, session = '' }: Pick<Context, 'auth' | 'db' | 'session'>,
  { password, ...typed }: ChangeEmail,
) {
  const { email } = parseFields(memberFields.pick({ email: true }), typed)
  await auth()
    .api.verifyPassword({ body: { password }, headers: cookieOf(session) })
    .catch((failure: unknown) => {
      if (failure instanceof APIError && failure.statusCode < 500)
        throw new FieldsRefused({ password: 'password_wrong' }, { cause: failure })
      throw failure
    })
  if (await db.$count(members, eq(members.email, email))) throw new FieldsRefused({ email: 'email_taken' })

  return email
}
