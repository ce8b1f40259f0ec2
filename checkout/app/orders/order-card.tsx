import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { Picture } from '@/app/_ui/picture/picture'
import { button, card } from '@/app/_ui/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { OrderAgain } from './[id]/order-again'

type ListedOrder = RouterOutputs['order']['list']['orders'][number]

const TONE: Partial<Record<ListedOrder['status'], string>> = {
  awaiting_payment: 'bg-warn-wash text-warn',
  expired: 'bg-paper text-quiet',
  cancelled: 'bg-paper text-quiet',
}

const ENDED = new Set<ListedOrder['status']>(['arrived', 'done', 'cancelled', 'expired'])

/** Returns what the status leaves open: how many parcels are already further than the last one. */
function aheadOf({ status, sent, arrived }: ListedOrder) {
  if (status === 'shipped') return arrived > 0 ? { text: 'arrived' as const, count: arrived } : undefined

  return (status === 'paid' || status === 'packed') && sent > 0 ? { text: 'sent' as const, count: sent } : undefined
}

/** `toReview`: the list shows the orders with goods to review. */
export async function OrderCard({ order, toReview }: { order: ListedOrder; toReview: boolean }) {
  const t = await getTranslations('order')
  const language = await readLanguage()
  const [first, ...others] = order.lines
  const ahead = aheadOf(order)

  return (
    <li className={`${card} grid gap-3 transition-colors duration-200 hover:border-ink`}>
      <Link href={`/orders/${order.id}`} prefetch={false} className="grid grid-cols-[4.5rem_1fr] items-center gap-4">
        {first && (
          <Picture
            media={first.media}
            shot="square"
            sizes="4.5rem"
            language={language}
            decorative
            className="size-18 rounded-control"
          />
        )}
        <span className="grid min-w-0 gap-1">
          <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <strong className="font-bold">{first?.name[language]}</strong>
            <span
              className={`rounded-full px-3 py-1 font-bold text-xs ${TONE[order.status] ?? 'bg-pasar-wash text-pasar-deep'}`}
            >
              {t(`status.${order.status}`)}
            </span>
          </span>
          {ahead && <span className="font-bold text-sm">{t(`list.${ahead.text}`, { count: ahead.count })}</span>}
          {others.length > 0 && <span className="text-quiet text-sm">{t('list.more', { count: others.length })}</span>}
          <span className="text-quiet text-sm">
            {order.id} · {formatMoment(order.placedAt, language)} WIB
          </span>
          <span className="money font-extrabold">{formatMoney(order.total)}</span>
        </span>
      </Link>
      {ENDED.has(order.status) && (
        <div className="flex flex-wrap justify-end gap-3">
          {toReview && (
            <Link
              href={`/orders/${order.id}/review`}
              prefetch={false}
              aria-label={first && t('review.linkOf', { name: first.name[language] })}
              className={button.quiet}
            >
              {t('review.link')}
            </Link>
          )}
          <OrderAgain order={order} look="quiet" of={first?.name[language]} />
        </div>
      )}
    </li>
  )
}
