'use server'

import { action } from '@jembatan/http/action'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { shop } from '@/app/_request/visitor'
import { CLAIM_COOKIE } from '@/server/session/cookies'
import { readFailure } from '@/server/trpc/caller'
import { type FieldsState, readMistakes, readTyped } from '../fields-state'
import { goOn } from '../session'
import { readClaimToken } from './claim-cookie'

const HERE = '/account/claim'

/** Opens an account with this password, or enters the one that is there. The password is never kept and never sent back. */
export const claimWithPassword = action(
  {
    who: 'anybody',
    limits: [
      { by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 },
      { by: 'limitSignIns', of: 'address', most: 60, seconds: 600 },
      { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 600 },
      { by: 'limitSignIns', of: 'browser', most: 10, seconds: 600 },
    ],
  },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { password = '' } = readTyped(form, ['password'])
    const token = (await readClaimToken()) ?? ''
    const entered = await (await shop()).moved.claim({ token, password }).catch((failure: unknown) => ({
      mistakes: readMistakes(failure, 'password'),
    }))
    if ('mistakes' in entered) return { typed: {}, mistakes: entered.mistakes, done: false }
    await forgetLink()

    return goOn(entered, '/orders')
  },
)

export const claimForAccount = action(
  { who: 'anybody', limits: [{ by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 }] },
  async () => {
    await change(async (token) => (await shop()).moved.join({ token }))

    redirect('/orders')
  },
)

/** The yes is taken back. */
export const declineClaim = action(
  { who: 'anybody', limits: [{ by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 }] },
  async () => {
    await change(async (token) => (await shop()).moved.decline({ token }))
    await forgetLink()

    redirect(`${HERE}?done=declined`)
  },
)

export const requestClaim = action(
  {
    who: 'anybody',
    limits: [
      { by: 'limitResets', of: 'address', most: 30, seconds: 3600 },
      { by: 'limitResets', of: 'account and address', most: 3, seconds: 3600 },
      { by: 'limitResets', of: 'browser', most: 3, seconds: 3600 },
    ],
  },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { email = '' } = readTyped(form, ['email'])
    const mistakes = await (await shop()).moved.request({ email }).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'email'),
    )

    return { typed: { email }, mistakes, done: Object.keys(mistakes).length === 0 }
  },
)

const forgetLink = async () => (await cookies()).delete(CLAIM_COOKIE)

/** Back to the page where it was refused: it says why. */
async function change(work: (token: string) => Promise<unknown>) {
  const refused = await work((await readClaimToken()) ?? '').then(
    () => false,
    (failure: unknown) => {
      if (!readFailure(failure)) throw failure
      return true
    },
  )
  if (refused) redirect(HERE)
}
