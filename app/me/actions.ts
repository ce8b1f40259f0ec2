'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { PURPOSES } from '@/server/consent/limits'
import { readRefusal } from '@/server/trpc/caller'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai } from '../_request/visitor'
import { asMember, endSession } from '../account/session'

const HERE = { deed: { act: 'return' }, to: '/me' } as const

export const signOut = action({ who: 'anybody' }, async () => {
  await (await getRamai()).account.signOut()
  await endSession()

  redirect('/')
})

export const setConsent = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const { granted, ...typed } = readTyped(form, ['purpose', 'granted'])
    const { privacy } = await getRamai()
    await asMember(privacy.show(), HERE)
    const purpose = PURPOSES.find((known) => known === typed.purpose) ?? notFound()
    await change(privacy.consent({ purpose, granted: granted === 'yes' }))
  },
)

export const correctData = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (former: Answered & { saved: boolean }, form: FormData) => {
    const { name = '' } = readTyped([former, form], ['name'])
    const { privacy } = await getRamai()
    const mistakes = await asMember(privacy.correct({ name }), HERE).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'name'),
    )

    return { typed: { name }, mistakes, saved: Object.keys(mistakes).length === 0 }
  },
)

/** Sends a link to the new e-mail, which counts once it is opened. The password is never sent back. */
export const changeEmail = action(
  {
    who: 'member',
    refusal: 303,
    limits: [
      { by: 'limitActs', of: 'member', most: 60, seconds: 60 },
      { by: 'limitConfirmations', of: 'mailbox', most: 5, seconds: 3600 },
      { by: 'limitSignIns', of: 'address', most: 60, seconds: 600 },
      { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 600 },
      { by: 'limitSignIns', of: 'browser', most: 10, seconds: 600 },
    ],
  },
  async (former: Answered & { saved: boolean }, form: FormData) => {
    const { email = '', password = '' } = readTyped([former, form], ['email', 'password'])
    const { account } = await getRamai()
    const address = nearestHop(await headers())
    const mistakes = await asMember(account.changeEmail({ email, password, address }), HERE).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'email'),
    )

    return { typed: { email }, mistakes, saved: Object.keys(mistakes).length === 0 }
  },
)

/** Sends the link once more that proves the e-mail of the account. */
export const requestConfirmation = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitConfirmations', of: 'mailbox', most: 5, seconds: 3600 }] },
  async () => {
    await change((await getRamai()).account.requestConfirmation(), 'email=sent')
  },
)

export const requestDeletion = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async () => {
    await change((await getRamai()).privacy.requestDeletion())
  },
)

export const withdrawDeletion = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async () => {
    await change((await getRamai()).privacy.withdrawDeletion())
  },
)

/** Back to the page, which shows what changed, or for how long nothing can. */
async function change(work: Promise<unknown>, done = '') {
  const told = await asMember(work, HERE).then(
    () => done,
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (refusal?.code !== 'too_many_tries') throw failure
      return `wait=${refusal.details.seconds}`
    },
  )

  redirect(told ? `/me?${told}` : '/me')
}
