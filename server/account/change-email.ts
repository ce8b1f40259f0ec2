import { APIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import { members } from '@/db/schema'
import type { Context } from '../context'
import { FieldsRefused } from './fields-refused'
import { cookieOf } from './read-member'

type ChangeEmail = { email: string; password: string }

/**
 * Checks the password of an account, and that its new e-mail is nobody's. The e-mail counts once its link is opened.
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
