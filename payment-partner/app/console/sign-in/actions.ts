'use server'

import { refuse } from '@jembatan/http/form-action'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import * as input from '@/server/console/input'
import { CONSOLE_SIGN_INS } from '@/server/console/limits'
import { signInToConsole } from '@/server/console/sign-in'
import * as demo from '@/server/console/sign-in-to-demo'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { buttonAction, formAction } from '../../_forms/actions'
import { keepSession, readConsoleKey } from '../operator'

export const signIn = formAction(
  { who: 'anybody', limits: [CONSOLE_SIGN_INS] },
  { schema: input.signIn, words: 'console.signIn', secret: ['key'] },
  async ({ key }) => {
    const { db, sql } = getDatabase()
    const attempt = { key, consoleKey: readConsoleKey(), address: await readAddress(), now: new Date() }
    const signedIn = await signInToConsole({ db, sql, ...attempt })
    if ('reason' in signedIn) {
      const { reason, ...values } = signedIn
      refuse({ key: [reason, values] })
    }

    await keepSession(signedIn.token)
    redirect('/console')
  },
)

/** The client's address: the last one in `x-forwarded-for`, which our proxy or server wrote. */
const readAddress = async () => (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'

/** Simulation only: every visitor of the demo may be one of its operators. */
export const signInToDemo = buttonAction({ who: 'anybody', demoOnly: true }, input.demoSignIn, async ({ name }) => {
  if (getEnvironment().SIM_MODE)
    await keepSession(
      await demo.signInToDemo({ db: getDatabase().db, consoleKey: readConsoleKey(), name, now: new Date() }),
    )

  redirect('/console')
})
