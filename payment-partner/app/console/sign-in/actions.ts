'use server'

import { redirect } from 'next/navigation'
import { isConsoleKey } from '@/server/console/session'
import { getEnvironment } from '@/server/environment'
import { formField } from '../../form-field'
import { readConsoleKey, signOperatorIn } from '../operator'
import { recordDemoSignIn, recordRefusedSignIn, recordUse } from '../record-use'

export type SignInState = { fault?: 'keyMissing' | 'keyWrong' }

export async function signIn(_state: SignInState, form: FormData): Promise<SignInState> {
  const given = formField(form, 'key')
  if (given.trim() === '') return { fault: 'keyMissing' }
  if (!isConsoleKey(readConsoleKey(), given)) {
    await recordRefusedSignIn()
    return { fault: 'keyWrong' }
  }

  await recordUse('console_opened')
  await signOperatorIn()
  redirect('/console')
}

/** Only in the simulation: whoever looks at the demo is its operator. */
export async function signInToDemo() {
  if (getEnvironment().SIM_MODE) {
    await recordDemoSignIn()
    await signOperatorIn()
  }

  redirect('/console')
}
