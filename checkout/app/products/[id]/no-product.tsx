import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { isAbsent } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { button } from '@/app/_ui/styles'
import NotFound from '@/app/not-found'

/** For a product that is not sold any more: what it was, and where there are others like it. */
export async function NoProduct({ params }: { params: Promise<{ id: string }> }) {
  const { catalogue } = await shop()
  const delisted = await catalogue.delisted({ id: (await params).id }).catch((failure: unknown) => {
    if (isAbsent(failure)) return null
    throw failure
  })
  if (!delisted) return <NotFound />
  const t = await getTranslations('catalogue.delisted')
  const find = await getTranslations('find')
  const language = await readLanguage()

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-16">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="text-quiet">{t('text', { name: delisted.name[language] })}</p>
      <Link href={`/categories/${delisted.category}`} prefetch={false} className={button.primary}>
        {t('others', { category: find(`categories.${delisted.category}`) })}
      </Link>
      {delisted.shop && (
        <Link href={`/shops/${delisted.shop.id}`} prefetch={false} className={button.quiet}>
          {t('ofShop', { shop: delisted.shop.name })}
        </Link>
      )}
    </section>
  )
}
