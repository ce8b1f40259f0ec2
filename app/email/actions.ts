'use server'

import { redirect } from 'next/navigation'
import { emailConfirmation } from '@/server/account/input'
import { NEW_PASSWORDS } from '@/server/account/limits'
import { formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'

/** Confirms the email of an emailed link. */
export const confirmEmail = formAction(
  { who: 'anybody', limits: [NEW_PASSWORDS] },
  { schema: emailConfirmation, words: 'account.mistakes' },
  async ({ token }) => {
    const { account } = await getRamai()
    await account.confirmEmail({ token })

    redirect((await account.show()) ? '/me/privacy?email=confirmed' : '/sign-in?email=confirmed')
  },
)
