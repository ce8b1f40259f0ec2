import { Link2, PenLine } from 'lucide-react'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { LINK_COOKIE, readLinkKind } from '@/server/handoff/cookies'

/** Lets a presenter compare the signed handoff with a plain link. */
export async function LinkForm() {
  const t = await getTranslations('about.link')
  const kind = readLinkKind((await cookies()).get(LINK_COOKIE)?.value)
  const other = kind === 'signed' ? 'plain' : 'signed'
  const Icon = kind === 'signed' ? PenLine : Link2

  return (
    <form method="post" action="/link">
      <h3 className="flex items-center gap-2 font-bold">
        <Icon size={18} className="text-ramai-text" aria-hidden="true" />
        {t('title')}
      </h3>
      <p className="mt-1 text-muted text-sm leading-relaxed">{t(kind)}</p>
      <button type="submit" name="link" value={other} className="button button-quiet mt-3 w-full">
        {t(`use.${other}`)}
      </button>
    </form>
  )
}
