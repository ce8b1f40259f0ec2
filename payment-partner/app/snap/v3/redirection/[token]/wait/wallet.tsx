import { Smartphone } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { Transaction } from '@/server/payment/payment'
import { readPageAddress } from '../../../page-address'
import { channelLink } from './channel-link'
import { Instructions } from './instructions'
import { QrPicture } from './qr-picture'

/**
 * A phone opens the wallet's app; any other device shows the QR code. The merchant's `uiMode`
 * overrides this.
 */
const VISIBLE = {
  auto: { app: 'hidden max-sm:grid pointer-coarse:grid', qr: 'grid' },
  deeplink: { app: 'grid', qr: 'hidden' },
  qr: { app: 'hidden', qr: 'grid' },
}

export async function Wallet({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('payment')
  const address = await readPageAddress()
  const wallet = t(`method.${transaction.method}`)
  const visible = VISIBLE[address.options.mode]

  return (
    <>
      <h1 className="text-3xl">{t('walletTitle', { wallet })}</h1>
      <section className={`panel gap-3 p-5 sm:p-6 ${visible.app}`}>
        <a {...channelLink(transaction, address)} className="button button-strong min-h-14 text-lg">
          <Smartphone size={22} aria-hidden />
          {t('walletOpen', { wallet })}
        </a>
        <p className="text-center text-quiet text-sm">{t('walletOpenText', { wallet })}</p>
      </section>
      <section className={`panel justify-items-center gap-4 p-5 sm:p-6 ${visible.qr}`}>
        {address.options.mode === 'auto' && (
          <p className="hidden font-bold max-sm:block pointer-coarse:block">{t('walletShowQr')}</p>
        )}
        <QrPicture reference={transaction.payCode ?? ''} />
      </section>
      <Instructions method={transaction.method} />
    </>
  )
}
