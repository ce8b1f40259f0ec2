import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { foreseen } from '@/app/_request/foreseen'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { formatMoney } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { PageHead } from '@/app/back-office/parts/page-head'
import { GiveBack } from './give-back'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ orderId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.givingBack'))('title') }
}

/**
 * Refunds for a lost parcel or a justified complaint: the remaining amount, and a form for a part
 * of it.
 */
export default orAbsent(async function GivingBack({ params }: Props) {
  const { orderId } = await params
  const asking = (await shop()).backOffice.previewRefund({ orderId })
  const refund = await orNotFound(asOperator(asking).catch(foreseen(['nothing_to_refund', 'order_in_migration'])))
  const t = await getTranslations('backOffice.givingBack')
  const back = `/back-office/orders?${new URLSearchParams({ order: orderId.toUpperCase() })}`

  return (
    <>
      <PageHead title={t('title')} text={orderId.toUpperCase()} />
      {'left' in refund ? (
        <div className={`${card} grid max-w-xl gap-4`}>
          <p>{t('means', { left: formatMoney(refund.left) })}</p>
          <GiveBack
            orderId={refund.orderId}
            left={refund.left}
            requestKey={crypto.randomUUID()}
            words={await wordsOf()}
          />
        </div>
      ) : (
        <Notice tone="warn">{t(`failures.${refund.code}`)}</Notice>
      )}
      <Link href={back} prefetch={false} className={`${button.quiet} justify-self-start`}>
        {t('no')}
      </Link>
    </>
  )
})

async function wordsOf() {
  const t = await getTranslations('backOffice.givingBack')

  return { amount: t('amount'), hint: t('hint'), yes: t('yes'), busy: t('busy') }
}
