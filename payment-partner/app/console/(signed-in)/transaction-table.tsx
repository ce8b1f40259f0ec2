import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { isMethod } from '@/server/method/methods'
import type { Transaction } from '@/server/payment/payment'
import { formatSecond } from '../format'
import { StatusBadge } from '../status-badge'

/** On a phone what is beside stands below: two columns instead of five. */
export async function TransactionTable({ rows }: { rows: Transaction[] }) {
  const t = await getTranslations('console.transactions')
  const method = await getTranslations('console.method')
  const locale = await getLocale()
  const nameOf = (name: string) => (isMethod(name) ? method(name) : name)

  return (
    <div className="panel overflow-hidden">
      <table className="w-full text-left">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="border-line border-b text-quiet text-sm max-sm:sr-only">
          <tr>
            <th scope="col" className="px-4 py-3 font-bold">
              {t('order')}
            </th>
            <th scope="col" className="px-4 py-3 font-bold max-sm:hidden">
              {t('method')}
            </th>
            <th scope="col" className="px-4 py-3 text-right font-bold">
              {t('amount')}
            </th>
            <th scope="col" className="px-4 py-3 font-bold max-sm:hidden">
              {t('status')}
            </th>
            <th scope="col" className="px-4 py-3 font-bold max-sm:hidden">
              {t('begun')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ id, orderId, grossAmount, status, fraudStatus, transactionTime, ...row }) => (
            <tr key={id} className="align-top hover:bg-paper/60">
              <th scope="row" className="px-4 py-1.5 font-medium">
                <a
                  href={`/console/transactions/${id}`}
                  className="inline-flex min-h-11 items-center font-bold text-kasir-deep [overflow-wrap:anywhere] hover:underline"
                >
                  {orderId}
                </a>
                <span className="mb-1.5 block text-quiet text-sm sm:hidden">
                  {nameOf(row.method)}
                  <br />
                  {formatSecond(locale, transactionTime)}
                </span>
              </th>
              <td className="px-4 py-4 max-sm:hidden">{nameOf(row.method)}</td>
              <td className="px-4 py-4 text-right max-sm:w-px max-sm:pl-0">
                <span className="money font-bold">{formatRupiah(grossAmount)}</span>
                <span className="mt-2 block sm:hidden">
                  <StatusBadge status={status} fraudStatus={fraudStatus} />
                </span>
              </td>
              <td className="px-4 py-4 max-sm:hidden">
                <StatusBadge status={status} fraudStatus={fraudStatus} />
              </td>
              <td className="whitespace-nowrap px-4 py-4 text-quiet text-sm tabular-nums max-sm:hidden">
                {formatSecond(locale, transactionTime)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
