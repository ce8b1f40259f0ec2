'use server'

import { notFound, redirect } from 'next/navigation'
import { PURPOSES, readRefusal } from '@/server/trpc/caller'
import { asMember, endSession } from '../account/session'
import { readMistakes, readTyped } from '../parts/answered'
import type { Answered } from '../parts/fields'
import { getRamai } from '../visitor'

const HERE = { deed: { act: 'return' }, to: '/me' } as const

export async function signOut() {
  await (await getRamai()).account.signOut()
  await endSession()

  redirect('/')
}

export async function setConsent(form: FormData) {
  const { granted, ...typed } = readTyped(form, ['purpose', 'granted'])
  const { privacy } = await getRamai()
  await asMember(privacy.show(), HERE)
  const purpose = PURPOSES.find((known) => known === typed.purpose) ?? notFound()
  await change(privacy.consent({ purpose, granted: granted === 'yes' }))
}

export async function correctData(former: Answered & { saved: boolean }, form: FormData) {
  const { name = '', email = '' } = readTyped([former, form], ['name', 'email'])
  const { privacy } = await getRamai()
  const mistakes = await asMember(privacy.correct({ name, email }), HERE).then(
    () => ({}),
    (failure: unknown) => readMistakes(failure, 'name'),
  )

  return { typed: { name, email }, mistakes, saved: Object.keys(mistakes).length === 0 }
}

export async function requestDeletion() {
  await change((await getRamai()).privacy.requestDeletion())
}

export async function withdrawDeletion() {
  await change((await getRamai()).privacy.withdrawDeletion())
}

/** Back to the page, which shows what changed, or for how long nothing can. */
async function change(work: Promise<unknown>) {
  const waiting = await asMember(work, HERE).then(
    () => '',
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (refusal?.code !== 'too_many_tries') throw failure
      return `?wait=${refusal.details.seconds}`
    },
  )

  redirect(`/me${waiting}`)
}
