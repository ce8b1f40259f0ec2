'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai } from '../_request/visitor'

/** The e-mail that a letter's link was sent to is the account's from now on. */
export const confirmEmail = action(
  { who: 'anybody', limits: [{ by: 'limitNewPasswords', of: 'address', most: 30, seconds: 600 }] },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const { token = '' } = readTyped([former, form], ['token'])
    const { account } = await getRamai()
    const asked = { token: token.slice(0, 100), address: nearestHop(await headers()) }
    const mistakes = await account.confirmEmail(asked).then(
      () => undefined,
      (failure: unknown) => readMistakes(failure, 'token'),
    )
    if (mistakes) return { typed: { token }, mistakes }

    redirect((await account.show()) ? '/me?email=confirmed' : '/sign-in?email=confirmed')
  },
)
