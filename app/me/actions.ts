'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import * as input from '@/server/account/input'
import { ACTS, CONFIRMATIONS, SIGN_INS } from '@/server/account/limits'
import { consentChoice } from '@/server/consent/input'
import { readRefusal } from '@/server/trpc/caller'
import { buttonAction, formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'
import { asMember, endSession } from '../account/session'

const HERE = { deed: { act: 'return' }, to: '/me/privacy' } as const

export const signOut = action({ who: 'anybody' }, async () => {
  await (await getRamai()).account.signOut()
  await endSession()

  redirect('/')
})

export const setConsent = buttonAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  consentChoice,
  async ({ purpose, granted }) => {
    await change((await getRamai()).privacy.consent({ purpose, granted: granted === 'yes' }))
  },
)

export const changeProfile = formAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  { schema: input.profileChange, words: 'account.mistakes', otherwise: 'name' },
  async (profile) => {
    await asMember((await getRamai()).account.changeProfile(profile), { deed: { act: 'return' }, to: '/me/profile' })

    return { saved: true }
  },
)

/**
 * Mails a link to the new email, which takes effect when it is opened. The password is never sent
 * back.
 */
export const changeEmail = formAction(
  {
    who: 'member',
    refusal: 303,
    limits: [ACTS, CONFIRMATIONS, ...SIGN_INS],
  },
  { schema: input.emailChange, words: 'account.mistakes', secret: ['password'], otherwise: 'email' },
  async (typed) => {
    await asMember((await getRamai()).account.changeEmail(typed), HERE)

    return { saved: true }
  },
)

/** Mails the confirmation link of the account's email again. */
export const requestConfirmation = action({ who: 'member', refusal: 303, limits: [CONFIRMATIONS] }, async () => {
  await change((await getRamai()).account.requestConfirmation(), 'email=sent')
})

export const requestDeletion = action({ who: 'member', refusal: 303, limits: [ACTS] }, async () => {
  await change((await getRamai()).privacy.requestDeletion())
})

export const withdrawDeletion = action({ who: 'member', refusal: 303, limits: [ACTS] }, async () => {
  await change((await getRamai()).privacy.withdrawDeletion())
})

/** Returns to the page with the result, or with the seconds to wait. */
async function change(work: Promise<unknown>, done = '') {
  const outcome = await asMember(work, HERE).then(
    () => done,
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (refusal?.code !== 'too_many_tries') throw failure
      return `wait=${refusal.details.seconds}`
    },
  )

  redirect(outcome ? `/me/privacy?${outcome}` : '/me/privacy')
}
