import { CircleCheck, CircleX, Clock } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { FromTheTop } from '@/app/_ui/from-the-top'
import { Notice } from '@/app/_ui/notice'
import { ReturnToShop } from '@/app/_ui/return-to-shop'
import { finishUrl } from '@/server/page/finish-url'
import type { Merchant, Transaction } from '@/server/payment/payment'

type Props = { state: keyof typeof FACES; transaction: Transaction; merchant: Merchant }

const FACES = {
  passed: { Icon: CircleCheck, tone: 'good' },
  denied: { Icon: CircleX, tone: 'wrong' },
  late: { Icon: Clock, tone: 'warn' },
} as const

export async function Checked({ state, transaction, merchant }: Props) {
  const t = await getTranslations('payment')
  const values = { merchant: merchant.name, amount: formatRupiah(transaction.grossAmount) }

  return (
    <Notice {...FACES[state]} title={t(`challengeDone.${state}.title`)} text={t(`challengeDone.${state}.text`, values)}>
      <FromTheTop />
      <ReturnToShop
        url={finishUrl({ page: { ...transaction, finishUrl: null }, merchant, transaction })}
        words={{
          back: t('back', values),
          stay: t('stay'),
          returning: t('returning', { ...values, seconds: '{seconds}' }),
        }}
      />
    </Notice>
  )
}
