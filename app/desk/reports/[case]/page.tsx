import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import { type AddressQuery, only } from '@/app/browse/address-query'
import { AnswerForm } from '@/app/desk/answer-form'
import { DeskPage, Outcome } from '@/app/desk/desk-page'
import type { Messages } from '@/i18n/request'
import { TAKEDOWN_REASONS } from '@/server/moderation/limits'
import { CaseAbout } from '../case-about'
import { answerAppeal } from './actions'
import { CaseAccount, CaseDecisions, CaseReports, CaseThread } from './case-history'
import { CasePost } from './case-post'
import { AssignForm, UndoForm } from './case-steps'
import { DecideForm } from './decide-form'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.reports'))('title'), robots: { index: false } }
}

const FAILED = ['case_assigned', 'case_settled', 'case_superseded', 'undo_too_late'] as const

type CasePageProps = { params: Promise<{ case: string }>; searchParams: Promise<AddressQuery> }

export default orAbsent(async function CasePage({ params, searchParams }: CasePageProps) {
  const { desk } = await getRamai()
  const one = await asOperator(desk.case({ id: (await params).case })).catch(orNotFound('case_unknown'))
  const [t, kinds, messages, { language }] = await Promise.all([
    getTranslations('desk.case'),
    getTranslations('desk.reports'),
    getMessages() as Promise<Messages>,
    getVisitor(),
  ])

  const query = await searchParams
  const failed = FAILED.find((code) => code === only(query.failed))
  const isWaiting = one.status === 'open' || one.status === 'appealed'
  // A case of another moderator is decided after it is taken over.
  const isFree = one.assignee === null || one.assignee === one.moderator

  return (
    <DeskPage title={t('title', { subject: kinds(`kind.${one.kind === 'post' && one.promoted ? 'ad' : one.kind}`) })}>
      <p>
        <a href="/desk/reports" className="inline-block py-2.5 font-bold text-ramai-text underline">
          {t('back')}
        </a>
      </p>
      <Outcome text={only(query.done) === 'undo' ? kinds('done.undo') : undefined} />
      <Outcome text={failed && t(`mistakes.${failed}`)} wrong />
      <section className="rounded-card border border-line bg-card p-5">
        <CaseAbout {...one} />
      </section>
      {isWaiting && <AssignForm {...one} />}
      {one.undoUntil && <UndoForm id={one.id} until={one.undoUntil} />}
      {one.thread.length > 0 && (
        <Part title={t('thread')}>
          <CaseThread {...one} />
        </Part>
      )}
      {one.post && (
        <Part title={t(one.commentId === null ? 'content' : 'commentedPost')}>
          <CasePost id={one.id} post={one.post} uploads={one.uploads} />
        </Part>
      )}
      <Part title={t('reports')}>
        <CaseReports {...one} />
      </Part>
      <Part title={t('account')}>
        <CaseAccount {...one} />
      </Part>
      {one.decisions.length > 0 && (
        <Part title={t('decisions')}>
          <CaseDecisions decisions={one.decisions} />
        </Part>
      )}
      {one.status !== 'open' && one.status !== 'kept' && (
        <section className="grid gap-2 rounded-card border border-line bg-card p-5">
          <p className="font-bold">{t('notice', { notice: one.notice })}</p>
          <p className="text-muted text-sm">{t('noticeText')}</p>
          {one.reason && (
            <Words title={t(`takedownReason.${one.reason}`)} text={messages.complaints.rules[one.reason]} />
          )}
          <Words title={t('ourNote')} text={one.note} />
          <Words title={t('appeal')} text={one.appeal} />
          {one.appealedAt && (
            <p className="text-muted text-sm">{t('appealedAt', { time: formatMoment(one.appealedAt, language) })}</p>
          )}
          <Words title={t('ourAnswer')} text={one.answer} />
        </section>
      )}
      {one.status === 'open' && isFree && (
        <DecideForm
          id={one.id}
          reasons={TAKEDOWN_REASONS}
          words={messages.desk.case}
          rules={messages.complaints.rules}
        />
      )}
      {one.status === 'appealed' && isFree && (
        <AnswerForm
          id={one.id}
          action={answerAppeal}
          words={messages.desk.case}
          decisions={[
            { value: 'uphold', text: t('uphold') },
            { value: 'restore', text: t('restore') },
          ]}
        />
      )}
    </DeskPage>
  )
})

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="rounded-card border border-line bg-card p-5">
    <h2 className="mb-3 font-extrabold text-xl">{title}</h2>
    {children}
  </section>
)

function Words({ title, text }: { title: string; text: string | null }) {
  if (!text) return null

  return (
    <div>
      <h2 className="font-extrabold">{title}</h2>
      <p className="whitespace-pre-line break-words leading-relaxed">{text}</p>
    </div>
  )
}
