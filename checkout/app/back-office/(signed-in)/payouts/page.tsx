import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/back-office/operator-session'
import { Badge } from '@/app/back-office/parts/badge'
import { Empty } from '@/app/back-office/parts/empty'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { PageHead } from '@/app/back-office/parts/page-head'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import { formatMoment, formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { shop } from '@/app/visit'
import type { RouterOutputs } from '@/server/trpc/outputs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.payouts'))('title') }
}

export default async function PayoutsPage() {
  const payouts = await asOperator((await shop()).backOffice.payouts())
  const t = await getTranslations('backOffice.payouts')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {payouts.length === 0 ? <Empty title={t('empty')} text={t('emptyText')} /> : <PayoutTable payouts={payouts} />}
    </>
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
        { title: t('order') },
        { title: t('createdAt') },
        { title: t('sentAt') },
        { title: t('amount'), money: true },
      ]}
    >
      <tbody>
        {payouts.map(({ id, shop: name, orderId, createdAt, sentAt, amount }) => (
          <tr key={id} className={row}>
            <Cell>{name}</Cell>
            <Cell>
              <OrderLink orderId={orderId} />
            </Cell>
            <Cell>{formatMoment(createdAt, language)}</Cell>
            <Cell>{sentAt ? formatMoment(sentAt, language) : <Badge tone="quiet">{t('waiting')}</Badge>}</Cell>
            <Cell money>{formatMoney(amount)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
