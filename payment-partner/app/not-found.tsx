import { FileQuestion } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readRequestId } from './_request/request-id'
import { Notice } from './_ui/notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('frame'))('notFoundTitle') }
}

export default async function NotFound() {
  const t = await getTranslations('frame')

  return (
    <Notice Icon={FileQuestion} title={t('notFoundTitle')} text={t('notFoundText')}>
      <a href="/" className="button button-strong">
        {t('toHome')}
      </a>
      <p className="text-quiet text-sm">
        {t('requestId')}: <code className="break-all">{await readRequestId()}</code>
      </p>
    </Notice>
  )
}
