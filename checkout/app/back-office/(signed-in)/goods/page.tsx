import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { Empty } from '@/app/back-office/parts/empty'
import { PageHead } from '@/app/back-office/parts/page-head'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('title') }
}

export default async function BlockedGoodsPage() {
  const shops = await asOperator((await shop()).backOffice.blockedGoods.shops())
  const t = await getTranslations('goods')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {shops.length === 0 && <Empty title={t('empty')} text={t('emptyText')} />}
      <ul className="grid gap-3 sm:grid-cols-2">
        {shops.map(({ id, name, goods, reasons }) => (
          <li key={id}>
            <Link
              href={`/back-office/goods/${id}`}
              prefetch={false}
              className={`${card} grid h-full content-start gap-2 hover:border-ink`}
            >
              <span className="flex items-baseline justify-between gap-3">
                <b className="text-lg">{name}</b>
                <span className="text-quiet text-sm">{t('count', { count: goods })}</span>
              </span>
              <span className="grid gap-1 text-sm">
                {reasons.map(({ reason, goods }) => (
                  <span key={reason} className="flex justify-between gap-3">
                    {t(`kinds.${reason}`)}
                    <span className="money">{goods}</span>
                  </span>
                ))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
