import { ArrowLeft } from 'lucide-react'
import { getTranslations } from 'next-intl/server'

/** Leads to the page above; the feed opens at the last viewed post. */
export async function BackLink({ to }: { to: string }) {
  const t = await getTranslations('common')

  return (
    <a
      href={to}
      title={t('back')}
      aria-label={t('back')}
      className="-ml-3 flex size-11 items-center justify-center rounded-full"
    >
      <ArrowLeft size={22} aria-hidden="true" />
    </a>
  )
}
