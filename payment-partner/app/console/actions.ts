'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { recordEvent } from '@/server/audit/record-event'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { advanceClock } from '@/server/simulation/advance-clock'
import { clockStep, operatorFault } from '@/server/simulation/input'
import * as faults from '@/server/simulation/plan-fault'
import { buttonAction } from '../_forms/actions'
import { readHere } from '../_request/here'
import { requireOperator, signAllOperatorsOut, signOperatorOut } from './operator'

export const signOut = action({ who: 'operator', refusal: 303 }, async () => {
  await signOperatorOut()
  redirect('/console/sign-in')
})

/** Signs out every browser of every operator. */
export const endAllSessions = action({ who: 'operator', refusal: 303 }, async () => {
  await requireOperator('admin')
  await signAllOperatorsOut()
  redirect('/console/sign-in')
})

export const advance = buttonAction({ who: 'operator', refusal: 303, demoOnly: true }, clockStep, async (step) => {
  await requireOperator('operator')
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
})

export const planFault = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  operatorFault,
  async (fault) => {
    await requireOperator('operator')
    const { path, search } = await readHere()
    if (getEnvironment().SIM_MODE) await faults.planOperatorFault(getDatabase().db, fault)

    redirect(path + search)
  },
)

export const clearFaults = action({ who: 'operator', refusal: 303, demoOnly: true }, async () => {
  await requireOperator('operator')
  const { path, search } = await readHere()
  if (getEnvironment().SIM_MODE) await faults.clearFaults(getDatabase().db)

  redirect(path + search)
})
