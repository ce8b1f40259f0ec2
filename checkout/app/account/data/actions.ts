'use server'

import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { shop, shopWithSession } from '@/app/_request/visitor'
import { newEmail, newName, ofAccount } from '@/server/account/input'
import { ACTS, CONFIRMATIONS, SIGN_INS } from '@/server/account/limits'
import { readFailure } from '@/server/trpc/failures'

export const correctData = formAction(
  { who: 'customer', refusal: 404 },
  { schema: newName, words: 'account.mistakes', otherwise: 'name' },
  async (typed) => {
    await (await shop()).rights.correct(typed).catch(orAnotherPage)

    return 'done' as const
  },
)

/**
 * Sends a link to the new email, which takes effect once the link is opened. The password is never
 * echoed.
 */
export const changeEmail = formAction(
  {
    who: 'customer',
    refusal: 404,
    limits: [CONFIRMATIONS, ...SIGN_INS],
  },
  { schema: newEmail, words: 'account.mistakes', secret: ['password'], otherwise: 'email' },
  async (typed) => {
    await (await shop()).account.changeEmail(typed).catch(orAnotherPage)

    return 'done' as const
  },
)

/** Resends the link that verifies the account's email. */
export const requestConfirmation = formAction(
  { who: 'customer', refusal: 404, limits: [CONFIRMATIONS] },
  { schema: ofAccount, words: 'account.mistakes' },
  async () => {
    await (await shop()).account.requestConfirmation().catch(orAnotherPage)

    return 'done' as const
  },
)

/** Handles a session that ended or changed accounts in another tab. */
function orAnotherPage(failure: unknown): never {
  const code = readFailure(failure)?.code
  if (code === 'account_missing' || code === 'session_missing') redirect('/account?to=/account/data')
  if (code === 'account_changed') redirect(CHANGED)
  throw failure
}

export const requestDeletion = buttonAction({ who: 'anybody', limits: [ACTS] }, ofAccount, async ({ account }) =>
  change('requested', (await shopWithSession()).rights.requestDeletion({ account: account || null })),
)

export const withdrawDeletion = buttonAction({ who: 'anybody', limits: [ACTS] }, ofAccount, async ({ account }) =>
  change('withdrawn', (await shopWithSession()).rights.withdrawDeletion({ account: account || null })),
)

/**
 * Redirects to the page with the result: changed, rate limited, or signed in to another account.
 */
async function change(deletion: 'requested' | 'withdrawn', work: Promise<unknown>) {
  const query = await work.then(
    () => `deletion=${deletion}`,
    (failure: unknown) => {
      const refusal = readFailure(failure)
      if (refusal?.code === 'account_changed') redirect(CHANGED)
      if (refusal?.code !== 'too_many_tries') throw failure
      return `wait=${refusal.details.seconds}`
    },
  )

  redirect(`/account/data?${query}#notice`)
}

const CHANGED = '/account/data?changed=account#notice'
