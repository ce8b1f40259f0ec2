import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { atTheDesk } from '@/app/desk/at-the-desk'
import { Badge } from '@/app/desk/parts/badge'
import { DeskHead } from '@/app/desk/parts/desk-head'
import { Empty } from '@/app/desk/parts/empty'
import { OrderLink } from '@/app/desk/parts/order-link'
import { Cell, row, Table } from '@/app/desk/parts/table'
import { readLanguage } from '@/app/language/read-language'
import { formatMoney } from '@/app/money'
import { formatMoment } from '@/app/orders/moment'
import { shop } from '@/app/visit'
import type { RouterOutputs } from '@/server/trpc/outputs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.payouts'))('title') }
}

export default async function DeskPayouts() {
  const payouts = await atTheDesk((await shop()).desk.payouts())
  const t = await getTranslations('desk.payouts')

  return (
    <>
      <DeskHead title={t('title')} text={t('text')} />
      {payouts.length === 0 ? <Empty title={t('empty')} text={t('emptyText')} /> : <PayoutTable payouts={payouts} />}
    </>
  )
}

async function PayoutTable({ payouts }: { payouts: RouterOutputs['desk']['payouts'] }) {
  const t = await getTranslations('desk.payouts')
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
