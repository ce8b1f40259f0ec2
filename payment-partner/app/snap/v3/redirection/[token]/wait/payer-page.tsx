import { ExternalLink } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { Transaction } from '@/server/payment/payment'
import { readPageAddress } from '../../../page-address'
import { channelLink } from './channel-link'
import { Instructions } from './instructions'

/** Leads to the page of the bank or the lender, where the payer signs in and confirms. */
export async function PayerPage({ transaction }: { transaction: Transaction }) {
  const t = await getTranslations('payment')
  const name = t(`method.${transaction.method}`)

  return (
    <>
      <h1 className="text-3xl">{t('walletTitle', { wallet: name })}</h1>
      <section className="panel grid gap-3 p-5 sm:p-6">
        <a {...channelLink(transaction, await readPageAddress())} className="button button-strong min-h-14 text-lg">
          <ExternalLink size={22} aria-hidden />
          {t('payerPageOpen', { name })}
        </a>
        <p className="text-center text-quiet text-sm">{t('walletOpenText', { wallet: name })}</p>
      </section>
      <Instructions method={transaction.method} />
    </>
  )
}
