import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/language/read-language'
import { orNotFound } from '@/app/or-not-found'
import { Price } from '@/app/price'
import { shop } from '@/app/visit'
import { BuyForm } from '../buy-form'
import { Facts } from '../facts'
import { Gallery } from '../gallery'
import { Variants } from '../variants'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ sku?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, description } = await product(params)
  const language = await readLanguage()

  return { title: name[language], description: description[language] }
}

export default async function ProductPage({ params, searchParams }: Props) {
  const shown = await product(params)
  const t = await getTranslations('catalogue')
  const language = await readLanguage()
  const { sku } = await searchParams
  const chosen = shown.variants.find((variant) => variant.sku === sku) ?? shown.variants[0]

  return (
    <article className="grid gap-8 pt-4 lg:grid-cols-[1.15fr_1fr] lg:gap-12 lg:pt-10">
      <Gallery media={shown.media} name={shown.name[language]} />
      <div className="grid content-start gap-6">
        <div className="grid gap-2">
          <p className="font-bold text-pasar-deep text-sm">{shown.shop.name}</p>
          <h1 className="text-3xl leading-tight sm:text-4xl">{shown.name[language]}</h1>
          <Price amount={chosen.price} compareAt={chosen.compareAt} className="text-3xl" />
          <p className="text-quiet text-sm">{t(shown.shop.taxable ? 'taxIncluded' : 'taxNotCharged')}</p>
        </div>
        <Variants productId={shown.id} variants={shown.variants} chosen={chosen.sku} />
        <BuyForm variant={chosen} quantity={1} />
        <section className="grid gap-2">
          <h2 className="text-xl">{t('about')}</h2>
          <p className="text-quiet">{shown.description[language]}</p>
        </section>
        <Facts product={shown} weightGrams={chosen.weightGrams} />
      </div>
    </article>
  )
}

const product = async (params: Props['params']) => orNotFound((await shop()).catalogue.product(await params))
