import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readRequestId } from './_request/visitor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('frame'))('notFoundTitle') }
}

export default async function NotFound() {
  const t = await getTranslations('frame')

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <p className="font-extrabold text-6xl text-pasar-deep">404</p>
      <h1 className="text-3xl">{t('notFoundTitle')}</h1>
      <p className="text-quiet">{t('notFoundText')}</p>
      <Link
        href="/"
        prefetch={false}
        className="grid min-h-12 place-items-center rounded-control bg-pasar-deep px-6 font-bold text-card"
      >
        {t('toHome')}
      </Link>
      <p className="text-quiet text-sm">
        {t('requestId')}: <code>{await readRequestId()}</code>
      </p>
    </section>
  )
}
