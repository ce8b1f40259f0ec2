'use server'

import { action } from '@jembatan/http/action'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { asOperator } from '@/app/back-office/operator-session'
import { OPERATOR_COOKIE, OPERATOR_COOKIE_OPTIONS } from '@/server/session/cookies'
import { readFailure } from '@/server/trpc/caller'

/** Null, or why the sign-in was refused. */
type SignInState = { code: string; minutes: number } | null

/** The key is never kept and never sent back: the browser gets an operator session, which expires. */
export const signIn = action(
  { who: 'anybody', limits: [{ by: 'signIn', of: 'address', most: 10, seconds: 600 }] },
  async (_: SignInState, form: FormData): Promise<SignInState> => {
    const key = String(formOrNotFound(form).get('key') ?? '').slice(0, 1000)
    const opened = await (await shop()).backOffice.signIn({ key }).catch(readRefusal)
    if ('code' in opened) return opened

    const jar = await cookies()
    jar.set(OPERATOR_COOKIE, opened.session, OPERATOR_COOKIE_OPTIONS)
    redirect('/back-office')
  },
)

function readRefusal(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return { code: failure.code, minutes: Number(failure.details.minutes ?? 0) }
}

export const signOut = action({ who: 'operator', refusal: 303 }, async () => {
  await (await shop()).backOffice.signOut()

  return leave()
})

/** Signs out every browser of every operator. */
export const endAllSessions = action({ who: 'operator', refusal: 303 }, async () => {
  await asOperator((await shop()).backOffice.endAllSessions())

  return leave()
})

async function leave() {
  const jar = await cookies()
  jar.set(OPERATOR_COOKIE, '', { ...OPERATOR_COOKIE_OPTIONS, maxAge: 0 })

  redirect('/back-office/sign-in')
}
