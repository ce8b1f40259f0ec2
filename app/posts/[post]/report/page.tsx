import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound, orNull } from '@/app/_request/or-not-found'
import { getRamai } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { ProblemPage } from '@/app/_ui/problem-page'
import { type AddressQuery, only } from '@/app/browse/address-query'
import { ReportForm } from '@/app/reports/report-form'
import type { Messages } from '@/i18n/request'
import PostUnknown from '../not-found'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata({ searchParams }: ReportPageProps): Promise<Metadata> {
  const t = await getTranslations('social')

  return { title: t((await searchParams).comment ? 'reportCommentTitle' : 'reportTitle'), robots: { index: false } }
}

type ReportPageProps = { params: Promise<{ post: string }>; searchParams: Promise<AddressQuery> }

export default orAbsent(async function ReportPage({ params, searchParams }: ReportPageProps) {
  const [{ post: id }, { comment }] = await Promise.all([params, searchParams])
  const commentId = only(comment)
  if (commentId && !z.guid().safeParse(commentId).success) notFound()
  const ramai = await getRamai()
  const [post, reportedComment, t, messages] = await Promise.all([
    ramai.feed.post({ id }).catch(orNull('post_taken_down')).catch(orNotFound('post_unknown')),
    commentId ? ramai.comments.one({ postId: id, commentId }).catch(orNotFound('comment_unknown')) : null,
    getTranslations('social'),
    getMessages() as Promise<Messages>,
  ])

  if (!post) return <ProblemPage problem="post_taken_down" />

  return (
    <PaperPage back={`/?post=${post.id}`}>
      <h1 className="font-extrabold text-4xl tracking-tight">
        {t(reportedComment ? 'reportCommentTitle' : 'reportTitle')}
      </h1>
      <p className="mt-3 text-muted leading-relaxed">{t('reportText')}</p>
      <blockquote className="my-6 rounded-card border border-line bg-card p-4">
        <p className="font-bold">{reportedComment ? reportedComment.author.name : post.creator.name}</p>
        <p lang={reportedComment?.language} className="break-words">
          {reportedComment ? reportedComment.text : post.caption}
        </p>
      </blockquote>
      <div className="max-w-md">
        <ReportForm
          about={{ post: post.id, comment: commentId }}
          words={{ ...messages.social, summary: messages.account.summary }}
        />
      </div>
      <p className="mt-6">
        <a href={`/?post=${post.id}`} className="inline-block py-2.5 font-bold text-ramai-text underline">
          {t('backToPost')}
        </a>
      </p>
    </PaperPage>
  )
}, PostUnknown)
