import { SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { inGroups } from '@/app/_ui/format'

export async function UnknownCode({ code }: { code: string }) {
  const t = await getTranslations('simulator')

  return (
    <div role="alert" className="flex gap-3 rounded-card bg-wrong-wash p-4 text-wrong">
      <SearchX size={22} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <p className="font-extrabold">{t('answer.unknown.title')}</p>
        <p className="break-words">{t('answer.unknown.text', { code: inGroups(code) })}</p>
      </div>
    </div>
  )
}
