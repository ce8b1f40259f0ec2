'use server'

import { redirect } from 'next/navigation'
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
  const { purpose, granted } = readTyped(form, ['purpose', 'granted'])
  const { privacy } = await getRamai()
  await asMember(privacy.consent({ purpose: purpose as 'ranking', granted: granted === 'yes' }), HERE)

  redirect('/me')
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
  await asMember((await getRamai()).privacy.requestDeletion(), HERE)

  redirect('/me')
}

export async function withdrawDeletion() {
  await asMember((await getRamai()).privacy.withdrawDeletion(), HERE)

  redirect('/me')
}
