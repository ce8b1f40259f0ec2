import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { CONSOLE_COOKIE, endAllSessions, endSession } from '@/server/console/operator-sessions'
import { findOperator, type Operator } from '@/server/console/operators'
import { hasRole, type Role } from '@/server/console/roles'
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

/** Required at the start of every page and action of the console. */
export async function requireOperator(needed: Role = 'viewer'): Promise<Operator> {
  const operator = await readOperator()
  if (!operator) redirect('/console/sign-in')
  if (!hasRole(operator, needed)) redirect('/console?done=notAllowed')

  return operator
}

/** Names the operator, so that one person cannot both create and approve a payout. */
export const nameOf = ({ id, name }: Operator) => name ?? `operator ${id.replace('session ', '')}`

export const keepSession = async (token: string) => void (await cookies()).set(CONSOLE_COOKIE, token, COOKIE_OPTIONS)

export async function signOperatorOut() {
  await endSession(readContext(), await readSession())
  await forgetSession()
}

export async function signAllOperatorsOut() {
  await endAllSessions(readContext())
  await forgetSession()
}

const forgetSession = async () => void (await cookies()).set(CONSOLE_COOKIE, '', { ...COOKIE_OPTIONS, maxAge: 0 })
