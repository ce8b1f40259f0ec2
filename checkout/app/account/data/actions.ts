'use server'

import { redirect } from 'next/navigation'
import { orNotFound } from '@/app/or-not-found'
import { shop, shopWithSession } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'
import { type FieldsState, readMistakes, readTyped } from '../fields-state'

export async function correctData(_: FieldsState, form: FormData): Promise<FieldsState> {
  const { name = '', email = '' } = readTyped(form, ['name', 'email'])
  const mistakes = await (await shop()).rights.correct({ name, email }).then(
    () => ({}),
    (failure: unknown) => {
      if (isSignedOut(failure)) redirect('/account?to=/account/data')
      return readMistakes(failure, 'name')
    },
  )

  return { typed: { name, email }, mistakes, done: Object.keys(mistakes).length === 0 }
}

export async function requestDeletion() {
  await change('asked', (await shopWithSession()).rights.requestDeletion())
}

export async function withdrawDeletion() {
  await change('withdrawn', (await shopWithSession()).rights.withdrawDeletion())
}

/** Back to the page, which says what changed, or for how long nothing can. */
async function change(deletion: 'asked' | 'withdrawn', work: Promise<unknown>) {
  const told = await orNotFound(work).then(
    () => `deletion=${deletion}`,
    (failure: unknown) => {
      const refusal = readFailure(failure)
      if (refusal?.code !== 'too_many_tries') throw failure
      return `wait=${refusal.details.seconds}`
    },
  )

  redirect(`/account/data?${told}#told`)
}

const isSignedOut = (failure: unknown) =>
  ['account_missing', 'session_missing'].includes(readFailure(failure)?.code ?? '')
