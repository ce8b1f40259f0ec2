import { getTranslations } from 'next-intl/server'
import type { Transaction } from '@/server/payment/payment'
import { CopyLine } from './copy-line'
import { Instructions } from './instructions'
import { QrPicture } from './qr-picture'

export async function Scan({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('payment')
  const reference = transaction.payCode ?? ''

  return (
    <>
      <h1 className="text-3xl">{t('qrTitle')}</h1>
      <section className="panel grid justify-items-center gap-5 p-5 sm:p-6">
        <QrPicture reference={reference} />
        <div className="w-full divide-y divide-line border-line border-t">
          <CopyLine name={t('qrReference')} value={reference} small label={t('copyReference')} />
        </div>
      </section>
      <Instructions method={transaction.method} />
    </>
  )
}
