import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { TicketCard } from '@/app/complaints/ticket-card'
import type { OrderData } from './order-state'

type Props = {
  order: OrderData
  /** The ticket that was just filed. */
  filed: string | undefined
}

/** The buyer's complaints, their answers, and where else to turn. */
export function ComplaintsPart({ order, filed }: Props) {
  const t = useTranslations('complaint')
  const frame = useTranslations('frame')

  return (
    <section id="complaints" aria-labelledby="complaints-heading" className={`${card} grid gap-4 print:hidden`}>
      <h2 id="complaints-heading" className="text-xl">
        {t('ofOrder')}
      </h2>
      {order.complaints.some(({ number }) => number === filed) && (
        <Announcement about={`complaint ${filed}`}>
          <Notice tone="good">{t('filed')}</Notice>
        </Announcement>
      )}
      {order.complaints.map((ticket) => (
        <TicketCard
          key={ticket.number}
          ticket={ticket}
          shop={order.parcels.find(({ shop }) => shop.id === ticket.shopId)?.shop.name}
          photosAt={`/orders/${order.id}/complaint/photos`}
        />
      ))}
      {order.complaints.length === 0 && <p className="text-quiet">{t('ofOrderText')}</p>}
      <Link href={`/orders/${order.id}/complaint`} prefetch={false} className={button.quiet}>
        {t('link')}
      </Link>
      {order.complaints.length > 0 && (
        <p className="text-quiet text-sm">{t('escalation', { ministry: frame('complaintsState') })}</p>
      )}
    </section>
  )
}
