import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { CONSOLE_COOKIE, endAllSessions, endSession, findSession } from '@/server/console/operator-sessions'
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

export const isOperator = async () => (await findSession(readContext(), await readSession())) !== undefined

/** Required at the start of every page and action of the console. */
export async function requireOperator() {
  if (!(await isOperator())) redirect('/console/sign-in')
}

/** Names the operator's session, so that one person cannot both create and approve a payout. */
export async function readOperatorName() {
  const session = await findSession(readContext(), await readSession())

  return session === undefined ? redirect('/console/sign-in') : `operator ${session.slice(0, 8)}`
}

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
