'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { formField } from '@/app/_forms/form-field'
import { readHere } from '@/app/_request/here'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { declineBill, payBill } from '@/server/payer/answer-bill'
import { channelAt } from '@/server/payer/channels'
import { readPayCode } from '@/server/qr/qr-text'

export type PayState = { fault?: 'amountWrong' }

/** Pays or declines, and leads back to the same bill, whose row then says what became of it. */
export const answerBill = action(
  { who: 'anybody', demoOnly: true },
  async (_state: PayState, form: FormData): Promise<PayState> => {
    const { path, search } = await readHere()
    const query = new URLSearchParams(search)
    const channel = channelAt(path.replace(/^\/simulator\//, '').replace(/\/index$/, ''))
    if (!channel || !getEnvironment().SIM_MODE) redirect('/')

    const { db } = getDatabase()
    const bill = { payCode: readPayCode(query.get('code') ?? ''), channel, now: await readNow(db) }
    if (formField(form, 'answer') === 'decline') await declineBill(db, bill)
    else if ((await payBill(db, { ...bill, amount: readAmount(formField(form, 'amount')) })) === 'wrong_amount')
      return { fault: 'amountWrong' }

    query.set('done', '1')
    redirect(`${path}?${query}`)
  },
)

/** "150.000" and "Rp 150.000" are how people write it. */
const readAmount = (typed: string) => Number(typed.replace(/[^\d]/g, '') || Number.NaN)
