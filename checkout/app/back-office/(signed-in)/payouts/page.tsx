import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { card } from '@/app/_ui/styles'
import { Badge } from '@/app/back-office/parts/badge'
import { Empty } from '@/app/back-office/parts/empty'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { PageHead } from '@/app/back-office/parts/page-head'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { RecordTransfer } from './record-transfer'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.payouts'))('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PayoutsPage({ searchParams }: Props) {
  const { backOffice } = await shop()
  const [payouts, debt] = await asOperator(Promise.all([backOffice.payouts(), backOffice.oldShopDebt()]))
  const t = await getTranslations('backOffice.payouts')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {(await searchParams).received && <Notice tone="good">{t('received')}</Notice>}
      {debt.sellers > 0 && <OldShopTransfer debt={debt} />}
      {payouts.length === 0 ? <Empty title={t('empty')} text={t('emptyText')} /> : <PayoutTable payouts={payouts} />}
    </>
  )
}

/** Opening balances of migrated sellers, which wait for the old shop's transfer. */
async function OldShopTransfer({ debt: { sellers, amount } }: { debt: RouterOutputs['backOffice']['oldShopDebt'] }) {
  const t = await getTranslations('backOffice.payouts')
  const money = formatMoney(amount)

  return (
    <section aria-labelledby="old-shop" className={`${card} mb-6 grid gap-4`}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h2 id="old-shop" className="font-bold text-lg">
          {t('oldShop', { sellers })}
        </h2>
        <strong className="money font-extrabold text-xl">{money}</strong>
      </div>
      <p className="text-sm">{t('oldShopText')}</p>
      <RecordTransfer
        amount={amount}
        words={{
          reference: t('reference'),
          hint: t('referenceHint'),
          record: t('record', { amount: money }),
          recording: t('recording'),
        }}
      />
    </section>
  )
}

async function PayoutTable({ payouts }: { payouts: RouterOutputs['backOffice']['payouts'] }) {
  const t = await getTranslations('backOffice.payouts')
  const language = await readLanguage()

  return (
    <Table
      caption={t('title')}
      columns={[
        { title: t('shop') },
        { title: t('amount'), money: true },
        { title: t('order') },
        { title: t('createdAt') },
        { title: t('sentAt') },
      ]}
    >
      <tbody>
        {payouts.map(({ id, shop: name, orderId, createdAt, sentAt, amount }) => (
          <tr key={id} className={row}>
            <Cell>{name}</Cell>
            <Cell money>{formatMoney(amount)}</Cell>
            <Cell>{orderId ? <OrderLink orderId={orderId} /> : t('openingBalance')}</Cell>
            <Cell>{formatMoment(createdAt, language)}</Cell>
            <Cell>{sentAt ? formatMoment(sentAt, language) : <Badge tone="quiet">{t('waiting')}</Badge>}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
