import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getVisitor } from '../_request/visitor'
import { PaperPage } from './paper-page'

type Problem =
  | 'not_found'
  | 'promotion_unknown'
  | 'promotion_sold_out'
  | 'promotion_taken_down'
  | 'creator_unknown'
  | 'creator_closed'
  | 'post_unknown'
  | 'post_taken_down'

export const problemHead = async (problem: Problem): Promise<Metadata> => ({
  title: (await getTranslations('problem'))(`${problem}.title`),
})

/**
 * A page for a problem: what happened, what was not lost, a link to continue, and the request id
 * for support.
 */
export async function ProblemPage({ problem }: { problem: Problem }) {
  const t = await getTranslations()
  const { requestId } = await getVisitor()

  return (
    <PaperPage>
      <h1 className="text-balance font-extrabold text-4xl tracking-tight">{t(`problem.${problem}.title`)}</h1>
      <p className="mt-4 max-w-prose text-lg text-muted leading-relaxed">{t(`problem.${problem}.text`)}</p>
      <a href="/" className="button mt-6 bg-ink text-card">
        {t('common.toFeed')}
      </a>
      <p className="mt-6 break-all text-muted text-sm">
        {t('common.requestId')}: {requestId}
      </p>
    </PaperPage>
  )
}
