'use server'

import { action } from '@jembatan/http/action'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { OPERATOR_COOKIE, OPERATOR_COOKIE_OPTIONS } from '@/server/desk/cookies'
import { signIn } from '@/server/desk/input'
import { DESK_SIGN_INS } from '@/server/desk/limits'

/**
 * The key is never stored and never sent back: the browser gets an operator session, which expires.
 */
export const signInToDesk = formAction(
  { who: 'anybody', limits: [DESK_SIGN_INS] },
  { schema: signIn, words: 'desk.signIn', secret: ['key'], otherwise: 'key' },
  async (typed) => {
    const { desk } = await getRamai()
    const { session } = await desk.signIn(typed)

    const jar = await cookies()
    jar.set(OPERATOR_COOKIE, session, OPERATOR_COOKIE_OPTIONS)
    redirect('/desk')
  },
)

export const signOutOfDesk = action({ who: 'operator', refusal: 303 }, async () => {
  const { desk } = await getRamai()
  await desk.signOut()

  return leaveDesk()
})

export const endDeskSessions = action({ who: 'operator', refusal: 303 }, async () => {
  const { desk } = await getRamai()
  await asOperator(desk.endAllSessions())

  return leaveDesk()
})

async function leaveDesk() {
  const jar = await cookies()
  jar.set(OPERATOR_COOKIE, '', { ...OPERATOR_COOKIE_OPTIONS, maxAge: 0 })

  redirect('/desk/sign-in')
}
