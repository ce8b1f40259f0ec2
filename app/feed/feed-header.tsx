import { Info } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LanguageForm } from '../_forms/language-form'
import { ABOUT } from '../_ui/about-sheet'
import { Wordmark } from '../_ui/wordmark'

export async function FeedHeader() {
  const t = await getTranslations('about')

  return (
    <header className="feed-header">
      <Wordmark />
      <div className="flex items-center gap-1">
        <LanguageForm />
        <button
          type="button"
          popoverTarget={ABOUT}
          aria-label={t('open')}
          title={t('open')}
          className="flex size-11 items-center justify-center rounded-full"
        >
          <Info size={22} aria-hidden="true" />
        </button>
      </div>
    </header>
  )
}
