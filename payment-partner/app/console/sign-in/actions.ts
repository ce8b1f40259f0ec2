'use server'

import { redirect } from 'next/navigation'
import { isConsoleKey } from '@/server/console/session'
import { getEnvironment } from '@/server/environment'
import { noteRefused, noteUse } from '../note-use'
import { readConsoleKey, signOperatorIn } from '../operator'

export type SignInState = { fault?: 'keyMissing' | 'keyWrong' }

export async function signIn(_state: SignInState, form: FormData): Promise<SignInState> {
  const given = String(form.get('key') ?? '')
  if (given.trim() === '') return { fault: 'keyMissing' }
  if (!isConsoleKey(readConsoleKey(), given)) {
    await noteRefused()
    return { fault: 'keyWrong' }
  }

  await noteUse('console_opened')
  await signOperatorIn()
  redirect('/console')
}

/** Only in the simulation: whoever looks at the demo is its operator. */
export async function signInToDemo() {
  if (getEnvironment().SIM_MODE) {
    await noteUse('console_opened')
    await signOperatorIn()
  }

  redirect('/console')
}
