import { randomInt } from 'node:crypto'
import { APIError } from 'better-auth/api'
import type { Context } from '../context'
import { FieldsRefused } from './fields-refused'
import { type Opened, sessionIn } from './sign-in'

type SignUp = { name: string; email: string; password: string }

/**
 * Creates an account and signs it in. No mail is sent first, so a taken email is refused here;
 * limitSignUps limits attempts to discover accounts.
 * @throws {FieldsRefused} `email_taken`
 */
export async function signUp({ auth }: Pick<Context, 'auth'>, fields: SignUp): Promise<Opened> {
  const open = () =>
    auth().api.signUpEmail({ body: { ...fields, handle: makeHandle(fields.name) }, returnHeaders: true })
  // Another request took the email or the handle in the meantime. A second call reports the taken
  // email, or succeeds with another handle.
  const { headers, response } = await open()
    .catch((failure: unknown) => (says(failure, NOT_MADE) ? open() : Promise.reject(failure)))
    .catch(refuse)

  return { session: sessionIn(headers), memberId: response.user.id }
}

/** Derives the handle in addresses. Its digits separate members of the same name. */
function makeHandle(name: string) {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

  return `${slug.slice(0, 20) || 'anggota'}-${randomInt(100_000, 1_000_000)}`
}

const DUPLICATE_USER = /^USER_ALREADY_EXISTS/
const NOT_MADE = /^FAILED_TO_CREATE_USER$/

const says = (failure: unknown, code: RegExp) => failure instanceof APIError && code.test(String(failure.body?.code))

function refuse(failure: unknown): never {
  if (says(failure, DUPLICATE_USER)) throw new FieldsRefused({ email: 'email_taken' }, { cause: failure })
  throw failure
}
