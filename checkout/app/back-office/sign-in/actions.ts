'use server'

import { action } from '@jembatan/http/action'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import * as input from '@/server/back-office/input'
import { BACK_OFFICE_SIGN_INS } from '@/server/back-office/limits'
import { OPERATOR_COOKIE, OPERATOR_COOKIE_OPTIONS } from '@/server/session/cookies'

/** The key is never echoed: the browser gets an operator session, which expires. */
export const signIn = formAction(
  { who: 'anybody', limits: [BACK_OFFICE_SIGN_INS] },
  { schema: input.signIn, words: 'backOffice.signIn', secret: ['key'], otherwise: 'key' },
  async ({ key }) => {
    const { session } = await (await shop()).backOffice.signIn({ key })

    const jar = await cookies()
    jar.set(OPERATOR_COOKIE, session, OPERATOR_COOKIE_OPTIONS)
    redirect('/back-office')
  },
)

export const signOut = action({ who: 'operator', refusal: 303 }, async () => {
  await (await shop()).backOffice.signOut()

  return leave()
})

export const endAllSessions = action({ who: 'operator', refusal: 303 }, async () => {
  await asOperator((await shop()).backOffice.endAllSessions())

  return leave()
})

async function leave() {
  const jar = await cookies()
  jar.set(OPERATOR_COOKIE, '', { ...OPERATOR_COOKIE_OPTIONS, maxAge: 0 })

  redirect('/back-office/sign-in')
}
