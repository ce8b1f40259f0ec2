'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/console/operator-actions'
import { recordUse } from '@/app/console/record-use'
import * as input from '@/server/console/input'
import { addOperator, removeOperator } from '@/server/console/operators'
import { isIn } from '@/server/console/scope'
import { getDatabase } from '@/server/database'

/** Answers with the new key, which is stored nowhere. */
export const add = formAction(
  { who: 'operator', refusal: 303, role: 'admin', demoSession: 'refused' },
  { schema: input.newOperator, words: 'console.operators' },
  async ({ name, role, merchant }, operator) => {
    const { db } = getDatabase()
    const merchantId = merchant || operator.scope
    if (merchantId !== null && !isIn(operator.scope, merchantId)) redirect('/console/operators')
    const key = await addOperator(db, { name, role, merchantId, now: new Date() })
    if (key === undefined) refuse({ name: 'nameInUse' })
    await recordUse(operator, { act: 'operator_added', merchant: merchantId ?? '' })

    return { key }
  },
)

export const remove = buttonAction(
  { who: 'operator', refusal: 303, role: 'admin', demoSession: 'refused' },
  input.ofOperator,
  async ({ operator: id }, operator) => {
    const removed = await removeOperator(getDatabase().db, { id, scope: operator.scope, now: new Date() })
    if (removed) await recordUse(operator, { act: 'operator_removed' })

    redirect(`/console/operators?done=${removed ? 'operatorRemoved' : 'notChanged'}`)
  },
)
