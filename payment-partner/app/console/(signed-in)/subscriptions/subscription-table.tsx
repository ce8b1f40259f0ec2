import { getLocale, getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { formatSecond } from '@/app/console/format'
import { SubscriptionBadge } from '@/app/console/status-badge'
import type { Subscription } from '@/server/subscription/change-subscription'
import { sum, Table } from '../table'

export async function SubscriptionTable({ rows }: { rows: Subscription[] }) {
  const t = await getTranslations('console.subscriptions')
  const locale = await getLocale()

  return (
    <div className="panel overflow-hidden">
      <Table
        caption={t('title')}
        columns={[
          { title: t('name') },
          { title: t('schedule') },
          { title: t('next'), className: 'text-quiet text-sm' },
          { title: t('status') },
          sum(t('amount')),
        ]}
        rows={rows.map(({ id, name, amount, interval, intervalUnit, nextExecutionAt, status }) => ({
          key: id,
          name,
          href: `/console/subscriptions/${id}`,
          note: (
            <span className="mb-2 block sm:hidden">
              <SubscriptionBadge status={status} />
            </span>
          ),
          cells: [
            t(`every.${intervalUnit}`, { count: interval }),
            nextExecutionAt ? formatSecond(locale, nextExecutionAt) : '–',
            <SubscriptionBadge key="status" status={status} />,
            formatRupiah(amount),
          ],
        }))}
      />
    </div>
  )
}
