'use server'

import { redirect } from 'next/navigation'
import { recordEvent } from '@/server/audit/record-event'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { advanceClock } from '@/server/simulation/advance-clock'
import { clockStep, operatorFault } from '@/server/simulation/input'
import * as faults from '@/server/simulation/plan-fault'
import { readHere } from '../_request/here'
import { signAllOperatorsOut, signOperatorOut } from './operator'
import { action, buttonAction } from './operator-actions'
import { recordUse } from './record-use'

export const signOut = action({ who: 'operator', refusal: 303, role: 'viewer', demoSession: 'allowed' }, async () => {
  await signOperatorOut()
  redirect('/console/sign-in')
})

/** Signs out every browser of every operator whom the caller administers. */
export const endAllSessions = action(
  { who: 'operator', refusal: 303, role: 'admin', demoSession: 'refused' },
  async (operator) => {
    await recordUse(operator, { act: 'sessions_ended', merchant: operator.scope ?? '' })
    await signAllOperatorsOut(operator)
    redirect('/console/sign-in')
  },
)

export const advance = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', everyMerchant: true, demoSession: 'allowed' },
  clockStep,
  async (step) => {
    const { path, search } = await readHere()
    if (getEnvironment().SIM_MODE) {
      const { db } = getDatabase()
      // One commit: otherwise the audit log would show everything that became due before the advance
      // itself.
      await db.transaction(async (tx) => {
        await advanceClock(tx, step)
        await recordEvent(tx, { kind: 'simulation_used', detail: { control: 'clock advanced' }, at: new Date() })
      })
    }

    redirect(path + search)
  },
)

export const planFault = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', everyMerchant: true, demoSession: 'allowed' },
  operatorFault,
  async (fault) => {
    const { path, search } = await readHere()
    if (getEnvironment().SIM_MODE) await faults.planOperatorFault(getDatabase().db, fault)

    redirect(path + search)
  },
)

export const clearFaults = action(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', everyMerchant: true, demoSession: 'allowed' },
  async () => {
    const { path, search } = await readHere()
    if (getEnvironment().SIM_MODE) await faults.clearFaults(getDatabase().db)

    redirect(path + search)
  },
)
