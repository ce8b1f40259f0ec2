'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai } from '../_request/visitor'

/** The same answer whether or not anybody has an account with this address. */
export const askReset = action(
  {
    who: 'anybody',
    limits: [
      { by: 'limitResets', of: 'address', most: 30, seconds: 3600 },
      { by: 'limitResets', of: 'account and address', most: 3, seconds: 3600 },
      { by: 'limitResets', of: 'browser', most: 3, seconds: 3600 },
    ],
  },
  async (former: Answered & { sent: boolean }, form: FormData) => {
    const { email = '' } = readTyped([former, form], ['email'])
    const mistakes = await (await getRamai()).account.askReset({ email, address: await readAddress() }).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'email'),
    )

    return { typed: { email }, mistakes, sent: Object.keys(mistakes).length === 0 }
  },
)

/** The password is never sent back. */
export const setPassword = action(
  { who: 'anybody', limits: [{ by: 'limitNewPasswords', of: 'address', most: 30, seconds: 600 }] },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const { token = '', password = '' } = readTyped([former, form], ['token', 'password'])
    const asked = { token: token.slice(0, 100), password, address: await readAddress() }
    const mistakes = await (await getRamai()).account.setPassword(asked).then(
      () => undefined,
      (failure: unknown) => readMistakes(failure, 'password'),
    )
    if (mistakes) return { typed: { token }, mistakes }

    redirect('/sign-in?password=set')
  },
)

const readAddress = async () => nearestHop(await headers())
