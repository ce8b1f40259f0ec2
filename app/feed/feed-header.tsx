import { Info, Radio } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LanguageForm } from '../_forms/language-form'
import { ABOUT } from '../_ui/about-sheet'
import { BackLink } from '../_ui/back-link'
import { Wordmark } from '../_ui/wordmark'

/** `back`: the page of this list; undefined for a feed of the main menu. */
export async function FeedHeader({ back }: { back: string | undefined }) {
  const [t, replay] = await Promise.all([getTranslations('about'), getTranslations('replay')])

  return (
    <header className="feed-header">
      <a href="#colophon" className="skip-link">
        {t('skip')}
      </a>
      <div className="flex items-center gap-1">
        {back && <BackLink to={back} />}
        <Wordmark />
      </div>
      <div className="flex items-center gap-1">
        <LanguageForm />
        {/* The narrowest phones have no room for it; the search leads there too. */}
        <a
          href="/live"
          aria-label={replay('live.title')}
          title={replay('live.title')}
          className="hidden size-11 items-center justify-center rounded-full min-[22.5rem]:flex"
        >
          <Radio size={22} aria-hidden="true" />
        </a>
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
