'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import * as input from '@/server/account/input'
import { SIGN_INS } from '@/server/account/limits'
import { buttonAction, formAction } from '../_forms/actions'
import { orNotFound } from '../_request/or-not-found'
import { getRamai } from '../_request/visitor'
import { resume } from '../account/resume'

/** The takedowns that closed an account, with their numbers for an appeal. */
export type Closing = { notice: string; reason: string }[]

const to = z.string().default('/')

/** The password is never stored and never sent back. */
export const signIn = formAction(
  {
    who: 'anybody',
    limits: SIGN_INS,
  },
  { schema: input.signIn.extend({ to }), words: 'account.mistakes', secret: ['password'], otherwise: 'email' },
  async ({ to, ...typed }): Promise<Closing> => {
    const { account } = await getRamai()
    const opened = await account.signIn(typed)
    if ('closed' in opened) return opened.closed

    return resume(opened, to)
  },
)

/** Signs in with one tap, in a demo. */
export const signInAsDemo = buttonAction(
  { who: 'anybody' },
  input.demoIdentity.extend({ to }),
  async ({ handle, to }) => {
    const opened = await (await getRamai()).account.signInAsDemo({ handle }).catch(orNotFound('sign_in_refused'))
    if ('closed' in opened) redirect(`/appeals?notice=${opened.closed[0]?.notice ?? ''}`)
    await resume(opened, to)
  },
)
