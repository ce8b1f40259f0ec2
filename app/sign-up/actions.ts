'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai } from '../_request/visitor'
import { goOn } from '../account/go-on'

/** The password is never sent back. */
export const signUp = action(
  { who: 'anybody', limits: [{ by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 }] },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const { name = '', email = '', password = '', to } = readTyped([former, form], ['name', 'email', 'password', 'to'])
    const address = nearestHop(await headers())
    const opened = await (await getRamai()).account
      .signUp({ name, email, password, address })
      .catch((failure: unknown) => ({ mistakes: readMistakes(failure, 'email') }))
    if ('mistakes' in opened) return { typed: { name, email }, mistakes: opened.mistakes }

    return goOn(opened, to)
  },
)
