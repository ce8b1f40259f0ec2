import { randomInt } from 'node:crypto'
import { APIError } from 'better-auth/api'
import type { Auth } from './auth'
import { FieldsRefused, memberFields, parseFields } from './member-fields'
import { sessionIn } from './sign-in'

type SignUp = { auth: Auth; name: string; email: string; password: string }

/**
 * A new account, signed in. No mail is sent, so an e-mail that is taken has to be refused here; whoever tries many is
 * counted by limitSignUps.
 * @throws {FieldsRefused}
 */
export async function signUp({ auth, ...typed }: SignUp): Promise<{ session: string }> {
  const fields = parseFields(memberFields, typed)
  const { headers } = await auth.api
    .signUpEmail({ body: { ...fields, handle: makeHandle(fields.name) }, returnHeaders: true })
    .catch(refuse)

  return { session: sessionIn(headers) }
}

/** The name in addresses. The digits keep two of the same name apart. */
function makeHandle(name: string) {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

  return `${slug.slice(0, 20) || 'anggota'}-${randomInt(100_000, 1_000_000)}`
}

const TAKEN = /^USER_ALREADY_EXISTS/

function refuse(failure: unknown): never {
  if (failure instanceof APIError && TAKEN.test(String(failure.body?.code)))
    throw new FieldsRefused({ email: 'email_taken' }, { cause: failure })
  throw failure
}
