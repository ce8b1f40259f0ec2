import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { button } from '@/app/_ui/styles'
import { moveParcelOn, refuseAtDoor } from './actions'
import type { OrderData } from './order-state'

/** Demo only: performs the seller's or courier's next step, and links to the resulting mail. */
export function MoveParcelPart({ order, open }: { order: OrderData; open: boolean }) {
  const t = useTranslations('order.demo')
  const account = useTranslations('account')
  if (order.movable.length === 0) return null

  return (
    <DemoDrawer title={t('heading')} open={open}>
      <p className="text-sm">{t('text')}</p>
      {order.parcels
        .filter(({ shop }) => order.movable.includes(shop.id))
        .map(({ shop }) => (
          <form key={shop.id} action={moveParcelOn} className="grid">
            <input type="hidden" name="orderId" value={order.id} />
            <input type="hidden" name="shopId" value={shop.id} />
            <button type="submit" className={button.quiet}>
              {order.parcels.length > 1 ? t('moveOf', { shop: shop.name }) : t('move')}
            </button>
          </form>
        ))}
      {order.refusable && (
        <form action={refuseAtDoor} className="grid">
          <input type="hidden" name="orderId" value={order.id} />
          <button type="submit" className={button.quiet}>
            {t('refuse')}
          </button>
        </form>
      )}
      <Link href="/demo/outbox" prefetch={false} className="min-h-11 content-center justify-self-start underline">
        {account('outbox')}
      </Link>
    </DemoDrawer>
  )
}
