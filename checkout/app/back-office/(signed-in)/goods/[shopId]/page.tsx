import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import { Empty } from '@/app/back-office/parts/empty'
import { PageHead } from '@/app/back-office/parts/page-head'
import { BlockedGood } from './blocked-good'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = {
  params: Promise<{ shopId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('title') }
}

export default async function BlockedGoodsOfShopPage({ params, searchParams }: Props) {
  const { shopId } = await params
  const search = await searchParams
  const after = typeof search.after === 'string' ? search.after.slice(0, 64) : undefined
  const { name, goods, next } = await readGoods(shopId.slice(0, 64), after)
  const t = await getTranslations('goods')
  const language = await readLanguage()
  const done = typeof search.done === 'string' && /^\d{1,2}$/.test(search.done) ? Number(search.done) : undefined
  const about = { name: typeof search.of === 'string' ? search.of.slice(0, 64) : '' }

  return (
    <>
      <Link href="/back-office/goods" prefetch={false} className="inline-block py-2 text-sm underline">
        {t('back')}
      </Link>
      <PageHead title={name ?? t('title')} text={t('text')} />
      {done !== undefined && (
        <Notice tone={done === 0 ? 'good' : 'warn'}>
          {done === 0 ? t('done.free', about) : t('done.left', { ...about, count: done })}
        </Notice>
      )}
      {goods.length === 0 ? (
        <Empty title={t('none')} text={t('noneText')} />
      ) : (
        // A plain link: client navigation would treat the file as a page.
        <a href={`/back-office/goods/${shopId}/list.csv`} download className={`${button.quiet} justify-self-start`}>
          {t('download')}
        </a>
      )}
      <ul className="grid gap-3">
        {goods.map((good) => (
          <BlockedGood key={good.id} shopId={shopId} good={good} language={language} />
        ))}
      </ul>
      {next && (
        <Link
          href={`/back-office/goods/${shopId}?after=${encodeURIComponent(next)}`}
          prefetch={false}
          className={`${button.quiet} justify-self-start`}
        >
          {t('more')}
        </Link>
      )}
    </>
  )
}

async function readGoods(shopId: string, after?: string) {
  const { blockedGoods } = (await shop()).backOffice
  const [listed, shops] = await Promise.all([
    asOperator(blockedGoods.ofShop({ shopId, after })),
    asOperator(blockedGoods.shops()),
  ])

  return { ...listed, name: shops.find(({ id }) => id === shopId)?.name }
}
