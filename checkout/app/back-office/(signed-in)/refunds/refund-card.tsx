import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { nameMethod } from '@/app/_ui/method-name'
import { card } from '@/app/_ui/styles'
import { Badge, type Tone } from '@/app/back-office/parts/badge'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { formatPhone } from '@/server/delivery/format-phone'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { CloseRefund } from './close-refund'

type Refund = RouterOutputs['backOffice']['refunds'][number]

const TONE: Record<Refund['state'], Tone> = {
  requested: 'quiet',
  sent: 'quiet',
  confirmed: 'good',
  manual: 'warn',
  manual_done: 'good',
  dropped: 'quiet',
}

export async function RefundCard({ refund }: { refund: Refund }) {
  const t = await getTranslations('backOffice.refunds')

  return (
    <li className={`${card} grid gap-4`}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div>
          <OrderLink orderId={refund.orderId} />
          <p className="text-quiet text-sm">
            {t(`reason.${refund.reason}`)} · {await nameMethod(refund.method)}
          </p>
        </div>
        <div className="grid gap-1 sm:justify-items-end">
          <strong className="money font-extrabold text-xl">{formatMoney(refund.amount)}</strong>
          <Badge tone={TONE[refund.state]}>{t(`state.${refund.state}`)}</Badge>
        </div>
      </div>
      <Facts refund={refund} />
      {refund.state === 'manual' && (
        <CloseRefund
          refundId={refund.id}
          orderId={refund.orderId}
          words={{
            reference: t('reference'),
            hint: t('referenceHint'),
            close: t('close', { amount: formatMoney(refund.amount) }),
            closing: t('closing'),
          }}
        />
      )}
    </li>
  )
}

/** Kasir received no request: the gateway cannot refund this method. */
const NO_WAY_BACK = 'method_not_refundable'

async function Facts({ refund }: { refund: Refund }) {
  const t = await getTranslations('backOffice.refunds')
  const language = await readLanguage()
  const facts = [
    t('to', { name: refund.recipient }),
    refund.phone && formatPhone(refund.phone),
    t('requestedAt', { time: formatMoment(refund.requestedAt, language) }),
    refund.endedAt && t('endedAt', { time: formatMoment(refund.endedAt, language) }),
    refund.bankConfirmed && t('bankConfirmed'),
    refund.denial && (refund.denial === NO_WAY_BACK ? t('noWayBack') : t('denied', { denial: refund.denial })),
    refund.reference && t('referenceWas', { reference: refund.reference }),
  ]

  return <p className="text-sm">{facts.filter(Boolean).join(' · ')}</p>
}
