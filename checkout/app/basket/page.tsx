import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { OrderLimit } from '@/app/_ui/order-limit'
import { button } from '@/app/_ui/styles'
import type { SearchParams } from '@/app/search/search-filters'
import { SESSION_DAYS } from '@/server/session/limits'
import { PLACES } from '@/server/waiting-room/limits'
import { type CartData, isAboveLimit } from './cart-data'
import { CartMessage } from './cart-message'
import { CartShop } from './cart-shop'
import { CartBar, CartSummary } from './cart-summary'
import { OpenBaskets } from './open-baskets'
import { SelectButton } from './select-button'

export const endpoint: PageEndpoint = {
  who: 'anybody',
  limits: [PLACES],
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('basket'))('title') }
}

export default async function Basket({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations('basket')
  const pasar = await shop()
  const [cart, open] = await Promise.all([pasar.cart.show(), pasar.basket.openOnes()])

  return (
    <div className="pt-6 lg:pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      <p className="mt-1 text-quiet">{t('intro', { days: SESSION_DAYS })}</p>
      <div className={`mt-6 grid items-start gap-5 ${cart.lines > 0 ? 'lg:grid-cols-[1fr_23rem] lg:gap-8' : ''}`}>
        <div className="grid min-w-0 max-w-3xl gap-5">
          <CartMessage searchParams={searchParams} />
          {cart.lines === 0 ? <Empty /> : <Lines cart={cart} />}
          <OpenBaskets {...open} />
        </div>
        {cart.lines > 0 && <CartSummary cart={cart} />}
      </div>
      {cart.lines > 0 && <CartBar cart={cart} />}
    </div>
  )
}

async function Lines({ cart }: { cart: CartData }) {
  const t = await getTranslations('basket')
  const { shops, sellable, chosen, orderAtMost } = cart
  const all = sellable > 0 && chosen.lines === sellable

  return (
    <>
      <SelectButton label={t('chooseAll')} checked={chosen.lines > 0 && !all ? 'mixed' : all} disabled={sellable === 0}>
        <span className="font-bold">{t('chooseAll')}</span>
      </SelectButton>
      {shops.map((one, index) => (
        <CartShop key={one.id} shop={one} first={index === 0} />
      ))}
      {/* Above the lines it would push the pressed button away from under the finger. */}
      {isAboveLimit(cart) && (
        <OrderLimit
          at="cart"
          atMost={orderAtMost}
          lines={shops.flatMap(({ lines }) => lines).filter(({ selected }) => selected)}
        />
      )}
    </>
  )
}

async function Empty() {
  const t = await getTranslations('basket')

  return (
    <div className="grid justify-items-start gap-4 rounded-card border border-line border-dashed p-8">
      <h2 className="text-xl">{t('empty')}</h2>
      <p className="text-quiet">{t('emptyText')}</p>
      <Link href="/search" prefetch={false} className={button.primary}>
        {t('toProducts')}
      </Link>
    </div>
  )
}
