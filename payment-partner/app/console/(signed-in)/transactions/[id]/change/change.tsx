import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { requireOperator } from '@/app/console/operator'
import { Section } from '@/app/console/section'
import { hasRole } from '@/server/console/rights'
import { termsOf } from '@/server/method/methods'
import type { Transaction } from '@/server/payment/payment'
import { mayBecome } from '@/server/payment/state-table'
import { Disclosure } from '../../../disclosure'
import { Verdict } from '../outcome/verdict'
import { cancel } from './actions'
import { CaptureForm } from './capture-form'
import { RefundForm } from './refund-form'

/** The merchant's possible actions on a transaction: verdict, capture, refund and cancellation. */
export async function Change({ transaction }: { transaction: Transaction }) {
  if (!hasRole(await requireOperator(), 'operator')) return null
  const t = await getTranslations('console.change')
  const { id, status, fraudStatus, method, grossAmount, refundedAmount } = transaction
  const isRefundable = mayBecome(status, 'refund')
  const { refundable } = termsOf(method)
  const isCancellable = mayBecome(status, 'cancel')
  const isChallenged = status === 'capture' && fraudStatus === 'challenge'
  if (!isRefundable && !isCancellable) return null
  const words = { summary: t('summary'), amount: t('amount') }

  return (
    <Section title={t('title')}>
      {isChallenged && <Verdict transaction={transaction} />}
      {status === 'authorize' && (
        <CaptureForm
          transaction={id}
          amount={grossAmount}
          words={{ ...words, hint: t('captureHint'), submit: t('capture') }}
        />
      )}
      {isRefundable && refundable === 'no' && <p className="text-quiet">{t('byHand')}</p>}
      {isRefundable && refundable !== 'no' && (
        <RefundForm
          transaction={id}
          refundKey={randomUUID()}
          amount={grossAmount - refundedAmount}
          words={{
            ...words,
            title: t('refundTitle'),
            hint: t(refundable === 'whole' ? 'wholeHint' : 'refundHint'),
            reason: t('reason'),
            submit: t('refund'),
          }}
        />
      )}
      {isCancellable && (
        <Disclosure title={t('cancelTitle')}>
          <form action={cancel} className="grid gap-3">
            <input type="hidden" name="transaction" value={id} />
            <p>{t('cancelText')}</p>
            <button type="submit" className="button button-calm text-wrong">
              {t('cancel')}
            </button>
          </form>
        </Disclosure>
      )}
    </Section>
  )
}
