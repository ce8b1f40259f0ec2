import { getTranslations } from 'next-intl/server'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { getVisitor } from '../_request/visitor'
import { formatMoment } from '../_ui/moment'

type Drafts = NonNullable<RouterOutputs['studio']['show']>['drafts']

/** Lists unpublished drafts, newest first. */
export async function DraftList({ drafts }: { drafts: Drafts }) {
  const [t, { language }] = await Promise.all([getTranslations('studio'), getVisitor()])

  return (
    <section aria-labelledby="drafts" className="mt-10">
      <h2 id="drafts" className="font-extrabold text-2xl tracking-tight">
        {t('drafts')}
      </h2>
      {drafts.length === 0 && <p className="mt-2 text-muted">{t('noDrafts')}</p>}
      <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-2">
        {drafts.map(({ id, postId, captionId, captionEn, updatedAt }) => (
          <li key={id}>
            <a
              href={`/studio/${id}`}
              className="flex flex-wrap items-baseline gap-x-3 rounded-card border border-line bg-card p-4"
            >
              <span className="sr-only">{t('resume')}:</span>
              <span className="min-w-0 grow truncate font-bold">
                {(language === 'en' && captionEn) || captionId || captionEn || t('untitled')}
              </span>
              {postId && <span className="text-sm">{t('changing')}</span>}
              <span className="text-muted text-sm">{t('saved', { time: formatMoment(updatedAt, language) })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
