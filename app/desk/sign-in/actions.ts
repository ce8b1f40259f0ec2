'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readTyped } from '@/app/_forms/answered'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { OPERATOR_COOKIE, OPERATOR_COOKIE_OPTIONS } from '@/server/desk/cookies'
import { readRefusal } from '@/server/trpc/caller'

/** Null, or why the sign-in was refused. */
type Refused = { code: string; minutes: number } | null

/** The key is never kept and never sent back: the browser gets an operator session, which expires. */
export const signInToDesk = action(
  { who: 'anybody', limits: [{ by: 'signInToDesk', of: 'address', most: 10, seconds: 600 }] },
  async (former: Refused, form: FormData): Promise<Refused> => {
    const { key = '' } = readTyped([former, form], ['key'])
    const address = nearestHop(await headers())
    const { desk } = await getRamai()
    const opened = await desk.signIn({ key: key.slice(0, 1000), address }).catch((failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure

      return { code: refusal.code, minutes: Number(refusal.details.minutes ?? 0) }
    })
    if ('code' in opened) return opened

    const jar = await cookies()
    jar.set(OPERATOR_COOKIE, opened.session, OPERATOR_COOKIE_OPTIONS)
    redirect('/desk')
  },
)

export const signOutOfDesk = action({ who: 'operator', refusal: 303 }, async () => {
  const { desk } = await getRamai()
  await desk.signOut()

  return leaveDesk()
})

/** Signs out every browser of every operator. */
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
