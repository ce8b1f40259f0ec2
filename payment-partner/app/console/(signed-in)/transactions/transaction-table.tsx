import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { isMethod } from '@/server/method/methods'
import type { Transaction } from '@/server/payment/payment'
import { formatSecond } from '../../format'
import { StatusBadge } from '../../status-badge'
import { Table } from '../table'

/** A phone stacks the side columns: two columns instead of five. */
export async function TransactionTable({ rows }: { rows: Transaction[] }) {
  const t = await getTranslations('console.transactions')
  const method = await getTranslations('console.method')
  const locale = await getLocale()
  const nameOf = (name: string) => (isMethod(name) ? method(name) : name)

  return (
    <div className="panel overflow-hidden">
      <Table
        caption={t('title')}
        columns={[
          { title: t('order') },
          { title: t('method') },
          { title: t('amount'), isRight: true, onPhone: true, className: 'max-sm:w-px max-sm:pl-0' },
          { title: t('status') },
          { title: t('begun'), className: 'whitespace-nowrap text-quiet text-sm' },
        ]}
        rows={rows.map(({ id, orderId, grossAmount, transactionTime, ...row }) => {
          const time = formatSecond(locale, transactionTime)

          return {
            key: id,
            name: orderId,
            href: `/console/transactions/${id}`,
            note: (
              <span className="mb-1.5 block text-quiet text-sm sm:hidden">
                {nameOf(row.method)}
                <br />
                {time}
              </span>
            ),
            cells: [
              nameOf(row.method),
              <>
                <span className="money font-bold">{formatRupiah(grossAmount)}</span>
                <span className="mt-2 block sm:hidden">{statusOf(row)}</span>
              </>,
              statusOf(row),
              time,
            ],
          }
        })}
      />
    </div>
  )
}

const statusOf = ({ status, fraudStatus }: Pick<Transaction, 'status' | 'fraudStatus'>) => (
  <StatusBadge status={status} fraudStatus={fraudStatus} />
)
