import { getTranslations } from 'next-intl/server'
import { Badge } from '@/app/back-office/parts/badge'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { formatMoment, formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { button, card } from '@/app/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { advance } from './actions'

type Order = RouterOutputs['backOffice']['orders'][number]
type Props = { order: Order; show: string; found: boolean }

const NEXT = { paid: 'packed', packed: 'shipped', shipped: 'arrived' } as const

export async function OrderCard({ order, show, found }: Props) {
  const t = await getTranslations('backOffice.orders')
  const status = (await getTranslations('order.status'))(order.status)
  const language = await readLanguage()
  const { shop, city, courierName, lines } = order

  return (
    <li className={`${card} grid gap-4 sm:grid-cols-[1fr_auto] sm:items-center`}>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3">
          <OrderLink orderId={order.id} />
          <Badge tone={order.status === 'cancelled' || order.status === 'expired' ? 'quiet' : 'good'}>{status}</Badge>
          {order.flag && <Badge tone="wrong">{t(`flag.${order.flag}`)}</Badge>}
        </p>
        <p className="text-sm">{t('about', { shop, city, courier: courierName, count: lines })}</p>
        <p className="text-quiet text-sm">
          {t('placedAt', { time: formatMoment(order.placedAt, language) })} ·{' '}
          <span className="money">{formatMoney(order.total)}</span>
        </p>
      </div>
      <NextStep order={order} back={found ? `?order=${order.id}` : `?show=${show}`} />
    </li>
  )
}

async function NextStep({ order, back }: { order: Order; back: string }) {
  const t = await getTranslations('backOffice.orders')
  const to = Object.entries(NEXT).find(([status]) => status === order.status)?.[1]
  if (!to || order.flag) return null

  return (
    <form action={advance} className="grid">
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" aria-label={`${t(`step.${to}`)} · ${order.id}`} className={button.primary}>
        {t(`step.${to}`)}
      </button>
    </form>
  )
}
