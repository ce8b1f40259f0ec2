'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { readHere } from '@/app/_request/here'
import { formatRupiah } from '@/app/_ui/format'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { declineBill, payBill } from '@/server/payer/answer-bill'
import { channelAt } from '@/server/payer/channels'
import { findBill } from '@/server/payer/find-bill'
import { billAnswer } from '@/server/payer/input'
import { readPayCode } from '@/server/qr/qr-text'

/** Pays or declines a bill and returns to it; the bill shows the result. */
export const answerBill = formAction(
  { who: 'anybody', demoOnly: true },
  { schema: billAnswer, words: 'simulator' },
  async ({ answer, amount }) => {
    const { path, search } = await readHere()
    const query = new URLSearchParams(search)
    const channel = channelAt(path.replace(/^\/simulator\//, '').replace(/\/index$/, ''))
    if (!channel || !getEnvironment().SIM_MODE) redirect('/')

    const { db } = getDatabase()
    const bill = { payCode: readPayCode(query.get('code') ?? ''), channel, now: await readNow(db) }
    if (answer === 'decline') await declineBill(db, bill)
    else if ((await payBill(db, { ...bill, amount })) === 'wrong_amount') {
      const due = await findBill(db, bill.payCode)
      refuse({ amount: ['amountWrong', { amount: formatRupiah(due?.transaction.grossAmount ?? 0) }] })
    }

    query.set('done', '1')
    redirect(`${path}?${query}`)
  },
)
