import { FileQuestion } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Notice } from './parts/notice'
import { readRequestId } from './request-id'

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
