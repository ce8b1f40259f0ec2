'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { type FieldsState, readMistakes, readTyped } from './fields-state'
import { goOn } from './session'

/** The password is never kept and never sent back. */
export const signInToAccount = action(
  {
    who: 'anybody',
    limits: [
      { by: 'limitSignIns', of: 'address', most: 60, seconds: 600 },
      { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 600 },
      { by: 'limitSignIns', of: 'browser', most: 10, seconds: 600 },
    ],
  },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { email = '', password = '', to } = readTyped(form, ['email', 'password', 'to'])
    const entered = await (await shop()).account.signIn({ email, password }).catch((failure: unknown) => ({
      mistakes: readMistakes(failure, 'email'),
    }))
    if ('mistakes' in entered) return { typed: { email }, mistakes: entered.mistakes, done: false }

    return goOn(entered, to)
  },
)

export const openAccount = action(
  { who: 'anybody', limits: [{ by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 }] },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { name = '', email = '', password = '', to } = readTyped(form, ['name', 'email', 'password', 'to'])
    const entered = await (await shop()).account.signUp({ name, email, password }).catch((failure: unknown) => ({
      mistakes: readMistakes(failure, 'email'),
    }))
    if ('mistakes' in entered) return { typed: { name, email }, mistakes: entered.mistakes, done: false }

    return goOn(entered, to)
  },
)

/** One tap, in a demo. */
export const signInAsDemo = action({ who: 'anybody' }, async (form: FormData) => {
  const { id = '', to } = readTyped(form, ['id', 'to'])
  const entered = await orNotFound(
    (await shop()).account.signInAsDemo({ id }).catch((failure: unknown) => {
      readMistakes(failure, 'id')
      return null
    }),
  )

  return entered ? goOn(entered, to) : redirect('/account')
})

export const requestReset = action(
  {
    who: 'anybody',
    limits: [
      { by: 'limitResets', of: 'address', most: 30, seconds: 3600 },
      { by: 'limitResets', of: 'account and address', most: 3, seconds: 3600 },
      { by: 'limitResets', of: 'browser', most: 3, seconds: 3600 },
    ],
  },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { email = '' } = readTyped(form, ['email'])
    const mistakes = await (await shop()).account.requestReset({ email }).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'email'),
    )

    return { typed: { email }, mistakes, done: Object.keys(mistakes).length === 0 }
  },
)

export const setPassword = action(
  { who: 'anybody', limits: [{ by: 'limitSignUps', of: 'address', most: 60, seconds: 3600 }] },
  async (_: FieldsState, form: FormData): Promise<FieldsState> => {
    const { token = '', password = '' } = readTyped(form, ['token', 'password'])
    const mistakes = await (await shop()).account.setPassword({ token, password }).then(
      () => null,
      (failure: unknown) => readMistakes(failure, 'password'),
    )
    if (mistakes) return { typed: {}, mistakes, done: false }

    redirect('/account?password=saved')
  },
)
