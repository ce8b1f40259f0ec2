'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { shop } from '@/app/_request/visitor'
import { type FieldsState, readMistakes, readTyped } from '../fields-state'

/** The e-mail that a letter's link was sent to is the account's from now on. */
export const confirmEmail = action(
  { who: 'anybody', limits: [{ by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 }] },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { token = '' } = readTyped(form, ['token'])
    const pasar = await shop()
    const mistakes = await pasar.account.confirmEmail({ token }).then(
      () => null,
      (failure: unknown) => readMistakes(failure, 'token'),
    )
    if (mistakes) return { typed: {}, mistakes, done: false }

    redirect((await pasar.account.show()) ? '/account/data?email=confirmed#told' : '/account?email=confirmed')
  },
)
