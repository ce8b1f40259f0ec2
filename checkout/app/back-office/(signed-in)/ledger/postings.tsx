import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { Empty } from '@/app/back-office/parts/empty'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Posting = RouterOutputs['backOffice']['postings'][number]

export async function Postings({ postings, orderId }: { postings: Posting[]; orderId?: string }) {
  const t = await getTranslations('backOffice.ledger')
  if (postings.length === 0)
    return <Empty title={t('empty')} text={orderId ? t('emptyOf', { order: orderId }) : t('emptyText')} />

  return (
    <Table
      caption={orderId ? t('postingsOf', { order: orderId }) : t('postings')}
      columns={[{ title: t('event') }, { title: t('debit'), money: true }, { title: t('credit'), money: true }]}
    >
      {postings.map((posting) => (
        <PostingRows key={posting.id} posting={posting} named={!orderId} />
      ))}
    </Table>
  )
}

async function PostingRows({ posting, named }: { posting: Posting; named: boolean }) {
  const t = await getTranslations('backOffice.ledger')
  const language = await readLanguage()

  return (
    <tbody className={row}>
      <tr>
        <th scope="rowgroup" colSpan={3} className="pt-3 text-left font-bold">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="flex flex-wrap items-baseline gap-x-3">
              {t(`kinds.${posting.kind}`)}
              {named && posting.orderId && <OrderLink orderId={posting.orderId} />}
              {posting.shop && <span className="font-medium">{posting.shop}</span>}
            </span>
            <span className="font-medium text-quiet">{formatMoment(posting.at, language)} WIB</span>
          </span>
        </th>
      </tr>
      {posting.entries.map(({ account, amount }) => (
        <tr key={account}>
          <Cell>
            <span className={amount < 0 ? 'pl-6' : ''}>{t(`accounts.${account}`)}</span>
          </Cell>
          <Cell money>{amount > 0 && formatMoney(amount)}</Cell>
          <Cell money>{amount < 0 && formatMoney(-amount)}</Cell>
        </tr>
      ))}
    </tbody>
  )
}
