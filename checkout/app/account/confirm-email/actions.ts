'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { ofLink } from '@/server/account/input'
import { SIGN_UPS } from '@/server/account/limits'

/** Confirms the email that the link was sent to. */
export const confirmEmail = formAction(
  { who: 'anybody', limits: [SIGN_UPS] },
  { schema: ofLink, words: 'account.mistakes' },
  async (link) => {
    const pasar = await shop()
    await pasar.account.confirmEmail(link)

    redirect((await pasar.account.show()) ? '/account/data?email=confirmed#notice' : '/account?email=confirmed')
  },
)
