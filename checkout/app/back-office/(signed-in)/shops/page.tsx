import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/format'
import { button, card } from '@/app/_ui/styles'
import { Badge } from '@/app/back-office/parts/badge'
import { PageHead } from '@/app/back-office/parts/page-head'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { changeShop } from './actions'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Shop = RouterOutputs['backOffice']['shops'][number]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.shops'))('title') }
}

export default async function ShopsPage() {
  const shops = await asOperator((await shop()).backOffice.shops())
  const t = await getTranslations('backOffice.shops')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <ul className="grid gap-3">
        {shops.map((one) => (
          <ShopCard key={one.id} shop={one} />
        ))}
      </ul>
    </>
  )
}

async function ShopCard({ shop: { id, name, city, onSale, closedAt, promos } }: { shop: Shop }) {
  const t = await getTranslations('backOffice.shops')
  const language = await readLanguage()

  return (
    <li id={id} className={`${card} grid scroll-mt-4 gap-4`}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-xl">
            <Link href={`/shops/${id}`} prefetch={false} className="underline-offset-4 hover:underline">
              {name}
            </Link>
          </h2>
          <p className="text-quiet text-sm">
            {city} · {t('onSale', { count: onSale })}
          </p>
        </div>
        {closedAt && <Badge tone="warn">{t('closedSince', { time: formatMoment(closedAt, language) })}</Badge>}
        <form action={changeShop}>
          <input type="hidden" name="shopId" value={id} />
          <button
            type="submit"
            name="to"
            value={closedAt ? 'open' : 'closed'}
            aria-label={`${t(closedAt ? 'open' : 'close')} · ${name}`}
            className={button.quiet}
          >
            {t(closedAt ? 'open' : 'close')}
          </button>
        </form>
      </div>
      {promos.length > 0 && (
        <ul className="grid gap-2 border-line border-t pt-3">
          {promos.map((promo) => (
            <Promo key={promo.id} promo={promo} />
          ))}
        </ul>
      )}
    </li>
  )
}

async function Promo({ promo }: { promo: Shop['promos'][number] }) {
  const t = await getTranslations('backOffice.shops')
  const language = await readLanguage()
  const { id, code, creator, product, endedAt } = promo

  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <span>
        <b>{code}</b> · {product[language]} <span className="text-quiet text-sm">{t('by', { creator })}</span>
      </span>
      {endedAt ? (
        <Badge tone="quiet">{t('ended', { time: formatMoment(endedAt, language) })}</Badge>
      ) : (
        <Link
          href={`/back-office/shops/promos/${id}`}
          prefetch={false}
          aria-label={`${t('end')} · ${code}`}
          className={button.quiet}
        >
          {t('end')}
        </Link>
      )}
    </li>
  )
}
