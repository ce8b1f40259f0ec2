'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/caller'
import { type FieldsState, readMistakes, readTyped } from '../fields-state'

export const correctData = action(
  { who: 'customer', refusal: 404 },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { name = '', account = '' } = readTyped(form, ['name', 'account'])
    const mistakes = await (await shop()).rights.correct({ account, name }).then(() => ({}), mistakesAt('name'))

    return { typed: { name }, mistakes, done: Object.keys(mistakes).length === 0 }
  },
)

/** Sends a link to the new e-mail, which counts once it is opened. The password is never sent back. */
export const changeEmail = action(
  {
    who: 'customer',
    refusal: 404,
    limits: [
      { by: 'limitConfirmations', of: 'mailbox', most: 5, seconds: 3600 },
      { by: 'limitSignIns', of: 'address', most: 60, seconds: 600 },
      { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 600 },
      { by: 'limitSignIns', of: 'browser', most: 10, seconds: 600 },
    ],
  },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { email = '', password = '', account = '' } = readTyped(form, ['email', 'password', 'account'])
    const mistakes = await (await shop()).account
      .changeEmail({ account, email, password })
      .then(() => ({}), mistakesAt('email'))

    return { typed: { email }, mistakes, done: Object.keys(mistakes).length === 0 }
  },
)

/** Sends the link once more that proves the e-mail of the account. */
export const requestConfirmation = action(
  { who: 'customer', refusal: 404, limits: [{ by: 'limitConfirmations', of: 'mailbox', most: 5, seconds: 3600 }] },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    readTyped(form, [])
    const mistakes = await (await shop()).account.requestConfirmation().then(() => ({}), mistakesAt('email'))

    return { typed: {}, mistakes, done: Object.keys(mistakes).length === 0 }
  },
)

const mistakesAt = (field: string) => (failure: unknown) => {
  if (isSignedOut(failure)) redirect('/account?to=/account/data')
  if (readFailure(failure)?.code === 'account_changed') redirect(CHANGED)
  return readMistakes(failure, field)
}

export const requestDeletion = action(
  { who: 'anybody', limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    await change('asked', (await shopWithSession()).rights.requestDeletion(shownIn(form)))
  },
)

export const withdrawDeletion = action(
  { who: 'anybody', limits: [{ by: 'limitActs', of: 'browser', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    await change('withdrawn', (await shopWithSession()).rights.withdrawDeletion(shownIn(form)))
  },
)

const shownIn = (form: FormData) => ({ account: readFields(z.object({ account: z.string() }), form).account || null })

/** Back to the page, which says what changed, for how long nothing can, or that it is another's page by now. */
async function change(deletion: 'asked' | 'withdrawn', work: Promise<unknown>) {
  const told = await orNotFound(work).then(
    () => `deletion=${deletion}`,
    (failure: unknown) => {
      const refusal = readFailure(failure)
      if (refusal?.code === 'account_changed') redirect(CHANGED)
      if (refusal?.code !== 'too_many_tries') throw failure
      return `wait=${refusal.details.seconds}`
    },
  )

  redirect(`/account/data?${told}#told`)
}

const CHANGED = '/account/data?changed=account#told'

const isSignedOut = (failure: unknown) =>
  ['account_missing', 'session_missing'].includes(readFailure(failure)?.code ?? '')
