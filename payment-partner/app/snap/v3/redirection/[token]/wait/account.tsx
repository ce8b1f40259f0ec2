import { getTranslations } from 'next-intl/server'
import { formatRupiah, inGroups } from '@/app/_ui/format'
import { termsOf } from '@/server/method/methods'
import type { Merchant, Transaction } from '@/server/payment/payment'
import { CopyLine } from './copy-line'
import { Instructions } from './instructions'

type Props = { transaction: Transaction; merchant: Merchant }

export async function Account({ transaction, merchant }: Props) {
  const t = await getTranslations('payment')
  const { method, payCode, grossAmount } = transaction
  const number = payCode ?? ''

  return (
    <>
      <h1 className="text-3xl">{t('vaTitle', { bank: termsOf(method).bank ?? '' })}</h1>
      <div className="panel divide-y divide-line px-5">
        <CopyLine name={t('vaNumber')} value={inGroups(number)} copied={number} label={t('copyNumber')} />
        <CopyLine name={t('accountName')} value={merchant.name} small />
        <CopyLine
          name={t('amount')}
          value={formatRupiah(grossAmount)}
          copied={String(grossAmount)}
          label={t('copyAmount')}
        />
      </div>
      <Instructions method={method} />
    </>
  )
}
