import { getTranslations } from 'next-intl/server'
import { formatRupiah, inGroups } from '@/app/_ui/format'
import { MANDIRI_BILLER_CODE } from '@/server/method/methods'
import type { Transaction } from '@/server/payment/payment'
import { CopyLine } from './copy-line'
import { Instructions } from './instructions'

export async function Bill({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('payment')
  const { method, payCode, grossAmount } = transaction
  const key = payCode ?? ''

  return (
    <>
      <h1 className="text-3xl">{t('billTitle')}</h1>
      <div className="panel divide-y divide-line px-5">
        <CopyLine name={t('billerCode')} value={MANDIRI_BILLER_CODE} label={t('copyCode')} />
        <CopyLine name={t('billKey')} value={inGroups(key)} copied={key} label={t('copyNumber')} />
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
