import { getTranslations } from 'next-intl/server'
import { formatRupiah, inGroups } from '@/app/_ui/format'
import type { Transaction } from '@/server/payment/payment'
import { CopyLine } from './copy-line'
import { Instructions } from './instructions'
import { Stripes } from './stripes'

export async function Counter({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('payment')
  const { method, payCode, grossAmount } = transaction
  const code = payCode ?? ''

  return (
    <>
      <h1 className="text-3xl">{t('counterTitle', { store: t(`method.${method}`) })}</h1>
      <section className="panel grid gap-4 px-5 pt-5">
        <p className="text-center font-bold">{t('counterShow')}</p>
        <Stripes code={code} mark={t('qrMark')} />
        <p className="text-center text-sm text-warn">{t('barcodeNotPayable')}</p>
        <div className="divide-y divide-line border-line border-t">
          <CopyLine name={t('counterCode')} value={inGroups(code)} copied={code} label={t('copyCode')} />
          <CopyLine
            name={t('amount')}
            value={formatRupiah(grossAmount)}
            copied={String(grossAmount)}
            label={t('copyAmount')}
          />
        </div>
      </section>
      <Instructions method={method} />
    </>
  )
}
