'use server'

import { action } from '@jembatan/http/action'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { startSession } from '@/server/console/operator-sessions'
import { signInToConsole } from '@/server/console/sign-in'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { formField } from '../../_forms/form-field'
import { keepSession, readConsoleKey } from '../operator'

export type SignInState = { fault?: 'keyMissing' | 'keyWrong' | 'tooOften'; minutes?: number }

export const signIn = action(
  { who: 'anybody', limits: [{ by: 'signInToConsole', of: 'address', most: 10, seconds: 600 }] },
  async (_state: SignInState, form: FormData): Promise<SignInState> => {
    const key = formField(form, 'key')
    if (key.trim() === '') return { fault: 'keyMissing' }
    const { db, sql } = getDatabase()
    const asked = { key, consoleKey: readConsoleKey(), address: await readAddress(), now: new Date() }
    const signedIn = await signInToConsole({ db, sql, ...asked })
    if ('fault' in signedIn) return signedIn

    await keepSession(signedIn.token)
    redirect('/console')
  },
)

/** The server's own address for whoever asks, or what a proxy of ours wrote last. */
const readAddress = async () => (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'

/** Only in the simulation: whoever looks at the demo is its operator. */
export const signInToDemo = action({ who: 'anybody', demoOnly: true }, async () => {
  if (getEnvironment().SIM_MODE)
    await keepSession(await startSession({ db: getDatabase().db, key: readConsoleKey(), now: new Date(), demo: true }))

  redirect('/console')
})
