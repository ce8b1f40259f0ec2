'use server'

import { action } from '@jembatan/http/action'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { credentials, customerFields } from '@/server/account/input'
import { RESETS, SIGN_INS, SIGN_UPS } from '@/server/account/limits'
import { CLAIM_COOKIE } from '@/server/session/cookies'
import { readFailure } from '@/server/trpc/caller'
import { continueSignedIn } from '../session'
import { readClaimToken } from './claim-cookie'

const HERE = '/account/claim'

/**
 * Creates an account with this password, or signs in to the existing one. The password is never
 * echoed to the browser.
 */
export const claimWithPassword = formAction(
  {
    who: 'anybody',
    limits: [SIGN_UPS, ...SIGN_INS],
  },
  {
    schema: credentials.pick({ password: true }),
    words: ['account.mistakes', 'migrated.refusals'],
    secret: ['password'],
    otherwise: 'password',
  },
  async ({ password }) => {
    const entered = await (await shop()).migrated.claim({ token: (await readClaimToken()) ?? '', password })
    await forgetLink()

    return continueSignedIn(entered, '/orders')
  },
)

export const claimForAccount = action({ who: 'anybody', limits: [SIGN_UPS] }, async () => {
  await change(async (token) => (await shop()).migrated.join({ token }))

  redirect('/orders')
})

/** Withdraws the consent to the migration. */
export const declineClaim = action({ who: 'anybody', limits: [SIGN_UPS] }, async () => {
  await change(async (token) => (await shop()).migrated.decline({ token }))
  await forgetLink()

  redirect(`${HERE}?done=declined`)
})

export const requestClaim = formAction(
  {
    who: 'anybody',
    limits: RESETS,
  },
  { schema: customerFields.pick({ email: true }), words: 'account.mistakes', otherwise: 'email' },
  async (typed) => {
    await (await shop()).migrated.request(typed)

    return 'done' as const
  },
)

const forgetLink = async () => (await cookies()).delete(CLAIM_COOKIE)

/** Redirects to the page of the refused step, which shows the reason. */
const change = (work: (token: string) => Promise<unknown>) =>
  readClaimToken()
    .then((token = '') => work(token))
    .catch((failure: unknown) => {
      if (!readFailure(failure)) throw failure
      redirect(HERE)
    })
