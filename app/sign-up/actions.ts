'use server'

import { z } from 'zod'
import * as input from '@/server/account/input'
import { SIGN_UPS } from '@/server/account/limits'
import { formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'
import { resume } from '../account/resume'

/** The password is never sent back. */
export const signUp = formAction(
  { who: 'anybody', limits: [SIGN_UPS] },
  {
    schema: input.signUp.extend({ to: z.string().default('/') }),
    words: 'account.mistakes',
    secret: ['password'],
    otherwise: 'email',
  },
  async ({ to, ...typed }) => {
    const { account } = await getRamai()

    return resume(await account.signUp(typed), to)
  },
)
