'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { credentials, customerFields, demoIdentity, newPassword } from '@/server/account/input'
import { RESETS, SIGN_INS, SIGN_UPS } from '@/server/account/limits'
import { readFailure } from '@/server/trpc/failures'
import { continueSignedIn } from './session'

/** The page to return to. */
const onwards = { to: z.string().default('') }

/** The password is never echoed to the browser. */
export const signInToAccount = formAction(
  {
    who: 'anybody',
    limits: SIGN_INS,
  },
  { schema: credentials.extend(onwards), words: 'account.mistakes', secret: ['password'], otherwise: 'email' },
  async ({ to, ...typed }) => continueSignedIn(await (await shop()).account.signIn(typed), to),
)

export const openAccount = formAction(
  { who: 'anybody', limits: [SIGN_UPS] },
  { schema: customerFields.extend(onwards), words: 'account.mistakes', secret: ['password'], otherwise: 'email' },
  async ({ to, ...typed }) => continueSignedIn(await (await shop()).account.signUp(typed), to),
)

/** Signs in with one tap; demo only. */
export const signInAsDemo = buttonAction(
  { who: 'anybody' },
  demoIdentity.extend(onwards),
  async ({ to, ...identity }) => {
    const entered = await (await shop()).account.signInAsDemo(identity).catch((failure: unknown) => {
      if (readFailure(failure)?.code !== 'sign_in_refused') throw failure
      return redirect('/account')
    })

    return continueSignedIn(entered, to)
  },
)

export const requestReset = formAction(
  {
    who: 'anybody',
    limits: RESETS,
  },
  { schema: customerFields.pick({ email: true }), words: 'account.mistakes', otherwise: 'email' },
  async (typed) => {
    await (await shop()).account.requestReset(typed)

    return 'done' as const
  },
)

export const setPassword = formAction(
  { who: 'anybody', limits: [SIGN_UPS] },
  { schema: newPassword, words: 'account.mistakes', secret: ['password'], otherwise: 'password' },
  async (typed) => {
    await (await shop()).account.setPassword(typed)

    redirect('/account?password=saved')
  },
)
