'use server'

import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { z } from 'zod'
import * as input from '@/server/account/input'
import { formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'
import { goOn } from '../account/go-on'

/** The password is never sent back. */
export const signUp = formAction(
  { who: 'anybody', limits: [{ by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 }] },
  {
    schema: input.signUp.extend({ to: z.string().default('/') }),
    words: 'account.mistakes',
    secret: ['password'],
    otherwise: 'email',
  },
  async ({ to, ...typed }) => {
    const { account } = await getRamai()

    return goOn(await account.signUp({ ...typed, address: nearestHop(await headers()) }), to)
  },
)
