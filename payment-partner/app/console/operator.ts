import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { CONSOLE_COOKIE, endSession } from '@/server/console/operator-sessions'
import { endSessionsIn, findOperator, type Operator } from '@/server/console/operators'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'

const COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const

/** The console's key. Without one there is no console. */
export function readConsoleKey() {
  const key = getEnvironment().KASIR_CONSOLE_KEY
  if (!key) notFound()

  return key
}

// A session uses the machine's clock: advancing Kasir's clock must not sign the operator out.
const readContext = () => ({ db: getDatabase().db, now: new Date() })

const readSession = async () => ({ key: readConsoleKey(), token: (await cookies()).get(CONSOLE_COOKIE)?.value })

/** The signed-in operator; read once a request. */
export const readOperator = cache(async () => {
  const { db, now } = readContext()

  return findOperator(db, { ...(await readSession()), now })
})

/** Required at the start of every page of the console. An action is admitted by its declaration. */
export async function requireOperator(): Promise<Operator> {
  const operator = await readOperator()
  if (!operator) redirect('/console/sign-in')

  return operator
}

export const keepSession = async (token: string) => void (await cookies()).set(CONSOLE_COOKIE, token, COOKIE_OPTIONS)

export async function signOperatorOut() {
  await endSession(readContext(), await readSession())
  await forgetSession()
}

/** Signs out the operators whom this one administers, and with them the operator. */
export async function signAllOperatorsOut({ scope }: Operator) {
  await endSessionsIn(readContext(), scope)
  await forgetSession()
}

const forgetSession = async () => void (await cookies()).set(CONSOLE_COOKIE, '', { ...COOKIE_OPTIONS, maxAge: 0 })
