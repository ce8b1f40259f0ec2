'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { orNotFound } from '../_request/or-not-found'
import { getRamai } from '../_request/visitor'
import { goOn } from '../account/go-on'

/** `closed`: the takedowns that closed the account, with the numbers to appeal by. */
export type SignedIn = Answered & { closed?: { notice: string; reason: string }[] }

/** The password is never kept and never sent back. */
export const signIn = action(
  {
    who: 'anybody',
    limits: [
      { by: 'limitSignIns', of: 'address', most: 60, seconds: 600 },
      { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 600 },
      { by: 'limitSignIns', of: 'browser', most: 10, seconds: 600 },
    ],
  },
  async (former: SignedIn, form: FormData): Promise<SignedIn> => {
    const { email = '', password = '', to } = readTyped([former, form], ['email', 'password', 'to'])
    const address = nearestHop(await headers())
    const opened = await (await getRamai()).account.signIn({ email, password, address }).catch((failure: unknown) => ({
      mistakes: readMistakes(failure, 'email'),
    }))
    if ('mistakes' in opened) return { typed: { email }, mistakes: opened.mistakes }
    if ('closed' in opened) return { typed: { email }, mistakes: {}, closed: opened.closed }

    return goOn(opened, to)
  },
)

/** One tap, in a demo. */
export const signInAsDemo = action({ who: 'anybody' }, async (form: FormData) => {
  const { handle = '', to } = readTyped(form, ['handle', 'to'])
  const opened = await (await getRamai()).account.signInAsDemo({ handle }).catch(orNotFound('sign_in_refused'))
  if ('closed' in opened) redirect(`/appeals?notice=${opened.closed[0]?.notice ?? ''}`)
  await goOn(opened, to)
})
