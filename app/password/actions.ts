'use server'

import { redirect } from 'next/navigation'
import * as input from '@/server/account/input'
import { NEW_PASSWORDS, RESETS } from '@/server/account/limits'
import { formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'

/** Gives the same response whether or not the address has an account. */
export const askReset = formAction(
  {
    who: 'anybody',
    limits: RESETS,
  },
  { schema: input.resetRequest, words: 'account.mistakes', otherwise: 'email' },
  async ({ email }) => {
    await (await getRamai()).account.askReset({ email })

    return { sent: true }
  },
)

/** The password is never sent back. */
export const setPassword = formAction(
  { who: 'anybody', limits: [NEW_PASSWORDS] },
  { schema: input.newPassword, words: 'account.mistakes', secret: ['password'], otherwise: 'password' },
  async (chosen) => {
    await (await getRamai()).account.setPassword(chosen)

    redirect('/sign-in?password=set')
  },
)
