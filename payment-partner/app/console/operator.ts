import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { isSessionOpen, openSession, SESSION_SECONDS } from '@/server/console/session'
import { getEnvironment } from '@/server/environment'

const COOKIE = '__Host-kasir-console'

/** The console's key; where the operator set none, there is no console. */
export function readConsoleKey() {
  const key = getEnvironment().KASIR_CONSOLE_KEY
  if (!key) notFound()

  return key
}

// A session lives by the machine's clock: an operator who advances Kasir's must not be signed out by it.

export async function isOperator() {
  const session = (await cookies()).get(COOKIE)?.value

  return isSessionOpen({ key: readConsoleKey(), session, now: new Date() })
}

/** Every page and every action of the console begins with this. */
export async function requireOperator() {
  if (!(await isOperator())) redirect('/console/sign-in')
}

export async function signOperatorIn() {
  const session = openSession({ key: readConsoleKey(), now: new Date() })
  const options = { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: SESSION_SECONDS } as const

  ;(await cookies()).set(COOKIE, session, options)
}

export async function signOperatorOut() {
  ;(await cookies()).set(COOKIE, '', { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 0 })
}
