import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoney } from '@/app/_ui/format'
import { Picture } from '@/app/_ui/picture/picture'
import { button, card } from '@/app/_ui/styles'
import { nameItem } from '@/i18n/name-item'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { removeBasket } from './change-cart'

type Props = RouterOutputs['basket']['openOnes']

type OpenBasket = Props['baskets'][number]

/** Buy-now and handed-over baskets; each becomes an order of its own. */
export async function OpenBaskets({ baskets, count }: Props) {
  const t = await getTranslations('basket')
  if (baskets.length === 0) return null

  return (
    <section aria-labelledby="open-baskets" className="grid gap-3">
      <div>
        <h2 id="open-baskets" className="text-xl">
          {t('openBaskets')}
        </h2>
        <p className="text-quiet text-sm">{t('openBasketsText')}</p>
      </div>
      <ul className="grid gap-3">
        {baskets.map((basket) => (
          <OpenBasketCard key={basket.basketId} basket={basket} />
        ))}
      </ul>
      {count > baskets.length && (
        <p className="text-quiet text-sm">{t('olderBaskets', { shown: baskets.length, count })}</p>
      )}
    </section>
  )
}

async function OpenBasketCard({ basket }: { basket: OpenBasket }) {
  const t = await getTranslations('basket')
  const language = await readLanguage()
  const { basketId, media, handedOver } = basket
  const name = nameItem(basket, language)

  return (
    <li className={`${card} grid grid-cols-[5rem_1fr] items-center gap-4 sm:grid-cols-[5rem_1fr_auto]`}>
      <Picture
        media={media}
        shot="square"
        sizes="5rem"
        language={language}
        decorative
        className="size-20 rounded-control"
      />
      <div className="min-w-0">
        <p className="font-bold">{name}</p>
        <Stock basket={basket} />
        {handedOver && <p className="text-quiet text-sm">{t('handedOver')}</p>}
      </div>
      <div className="col-span-full grid grid-cols-[1fr_auto] gap-2 sm:col-auto">
        <Link
          href={`/checkout/${basketId}`}
          prefetch={false}
          aria-label={t('resumeOf', { name })}
          className={button.quiet}
        >
          {t('resume')}
        </Link>
        <form action={removeBasket} className="grid">
          <button
            type="submit"
            name="basketId"
            value={basketId}
            aria-label={t('removeBasketOf', { name })}
            className={button.quiet}
          >
            {t('remove')}
          </button>
        </form>
      </div>
    </li>
  )
}

/** Shows the available pieces, or why it cannot be bought. */
async function Stock({ basket }: { basket: OpenBasket }) {
  const { quantity, requestedQuantity: requested, available: left, unitPrice, delisted, shopClosed } = basket
  const t = await getTranslations('basket')
  const obstacles = await getTranslations('checkout.obstacles')
  if (left === 0)
    return (
      <p className="text-sm text-warn">
        {obstacles(shopClosed ? 'shop_closed' : delisted ? 'item_unavailable' : 'out_of_stock')}
      </p>
    )

  return (
    <>
      <p className="text-quiet text-sm">
        {t('pieces', { count: quantity })} · <span className="money">{formatMoney(unitPrice * quantity)}</span>
      </p>
      {quantity < requested && <p className="text-sm text-warn">{t('notes.adjusted', { requested, left })}</p>}
    </>
  )
}
