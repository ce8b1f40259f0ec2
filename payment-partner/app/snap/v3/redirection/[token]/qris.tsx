import { getTranslations } from 'next-intl/server'
import { QRCodeSVG } from 'qrcode.react'
import { qrText } from '@/server/page/qr-text'
import type { Merchant, SnapToken, Transaction } from '@/server/transaction/payment'
import { SimulationPanel } from './simulation-panel'
import { Waiting } from './waiting'

type Props = { token: string; page: SnapToken; merchant: Merchant; transaction: Transaction }

export async function Qris(payment: Props) {
  const t = await getTranslations('payment')

  return (
    <div className="grid gap-4">
      <h1 className="text-3xl">{t('qrisTitle')}</h1>
      <section className="panel grid gap-6 p-5 sm:grid-cols-[auto_1fr] sm:items-center sm:p-6">
        <QrPicture transactionId={payment.transaction.id} />
        <div className="grid gap-4">
          <ol className="grid list-decimal gap-2 pl-5">
            <li>{t('qrisStep1')}</li>
            <li>{t('qrisStep2')}</li>
            <li>{t('qrisStep3')}</li>
          </ol>
          <p className="rounded-control bg-warn-wash p-3 text-sm text-warn">{t('qrisNotPayable')}</p>
        </div>
      </section>
      <Waiting token={payment.token} />
      <SimulationPanel {...payment} />
    </div>
  )
}

async function QrPicture({ transactionId }: { transactionId: string }) {
  const t = await getTranslations('payment')

  return (
    <div className="relative mx-auto w-fit rounded-card border border-line bg-white p-4">
      <QRCodeSVG value={qrText(transactionId)} size={216} level="H" title={t('qrisAlt')} fgColor="#0f1214" />
      <span
        aria-hidden
        className="absolute inset-x-0 top-1/2 -translate-y-1/2 -rotate-12 bg-wrong py-1.5 text-center font-extrabold text-lg text-white tracking-widest"
      >
        {t('qrisMark')}
      </span>
    </div>
  )
}
