import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { Announcement } from '@/app/_ui/announcement'
import { Icon } from '@/app/_ui/lucide-icon'
import { Notice } from '@/app/_ui/notice'
import type { SearchParams } from '@/app/search/search-filters'

const pieces = z.coerce.number().int().min(1).max(20)

const outcome = z.union([
  z.object({ cart: pieces, requested: pieces }),
  z.object({ cart: z.enum(['cart_full', 'out_of_stock', 'too_many_tries']) }),
])

/**
 * Result of adding to the cart, read from the URL. A forged URL misleads only the person who opens
 * it. The message covers a part of the page, so it can be closed.
 */
export function AddedToCart({ query }: { query: Awaited<SearchParams> }) {
  const t = useTranslations('catalogue.cart')
  const { data } = outcome.safeParse(query)
  if (!data) return null
  const added = 'requested' in data

  return (
    // Fixed, so that neither the link to it nor its focus moves the page.
    <div className="fixed inset-x-4 bottom-24 z-30 rounded-control shadow-xl lg:bottom-6 lg:left-auto lg:w-96">
      <Announcement about={JSON.stringify(data)}>
        <Notice tone={added && data.cart === data.requested ? 'good' : 'warn'}>
          <p className="pr-10">{added ? t(data.cart < data.requested ? 'less' : 'added', data) : t(data.cart)}</p>
          <Link href="/basket" prefetch={false} className="inline-block min-h-11 content-center font-bold underline">
            {t('open')}
          </Link>
          <Link
            href={withoutMessage(query)}
            replace
            scroll={false}
            prefetch={false}
            aria-label={t('close')}
            className="absolute top-1 right-1 grid size-11 place-items-center"
          >
            <Icon of="icon-X" size={18} />
          </Link>
        </Notice>
      </Announcement>
    </div>
  )
}

function withoutMessage({ cart: _cart, requested: _requested, ...others }: Awaited<SearchParams>) {
  const texts = Object.entries(others).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))

  return `?${new URLSearchParams(texts)}`
}
