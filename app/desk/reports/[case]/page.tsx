import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import { AnswerForm } from '@/app/desk/answer-form'
import { DeskPage } from '@/app/desk/desk-page'
import type { Messages } from '@/i18n/request'
import { TAKEDOWN_REASONS } from '@/server/moderation/limits'
import { CaseAbout } from '../case-about'
import { answerAppeal } from './actions'
import { DecideForm } from './decide-form'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.reports'))('title'), robots: { index: false } }
}

export default orAbsent(async function CasePage({ params }: { params: Promise<{ case: string }> }) {
  const { desk } = await getRamai()
  const one = await asOperator(desk.case({ id: (await params).case })).catch(orNotFound('case_unknown'))
  const [t, kinds, messages, { language }] = await Promise.all([
    getTranslations('desk.case'),
    getTranslations('desk.reports'),
    getMessages() as Promise<Messages>,
    getVisitor(),
  ])

  return (
    <DeskPage title={t('title', { subject: kinds(`kind.${one.kind === 'post' && one.promoted ? 'ad' : one.kind}`) })}>
      <p>
        <a href="/desk/reports" className="inline-block py-2.5 font-bold text-ramai-text underline">
          {t('back')}
        </a>
      </p>
      <section className="rounded-card border border-line bg-white p-5">
        <CaseAbout {...one} />
        {one.uploads.length > 0 && (
          <>
            <h2 className="mt-5 font-extrabold">{t('uploads')}</h2>
            <ul className="mt-1 flex flex-wrap gap-3">
              {one.uploads.map(({ media, alt, src }) => (
                <li key={media}>
                  {/* biome-ignore lint/performance/noImgElement: its bytes are in the page, so there is nothing to fetch or to shrink */}
                  <img src={src} alt={alt} width={180} height={320} className="rounded-card bg-line" />
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 className="mt-5 font-extrabold">{t('said')}</h2>
        {one.notes.length === 0 && <p className="text-muted">{t('nobodySaid')}</p>}
        <ul className="mt-1 grid list-disc gap-1 pl-5">
          {one.notes.map((note) => (
            <li key={note} className="whitespace-pre-line break-words">
              {note}
            </li>
          ))}
        </ul>
      </section>
      {one.status !== 'open' && one.status !== 'kept' && (
        <section className="grid gap-2 rounded-card border border-line bg-white p-5">
          <p className="font-bold">{t('notice', { notice: one.notice })}</p>
          <p className="text-muted text-sm">{t('noticeText')}</p>
          <Words title={t('ourNote')} text={one.note} />
          <Words title={t('appeal')} text={one.appeal} />
          {one.appealedAt && (
            <p className="text-muted text-sm">{t('appealedAt', { time: formatMoment(one.appealedAt, language) })}</p>
          )}
          <Words title={t('ourAnswer')} text={one.answer} />
        </section>
      )}
      {one.status === 'open' && <DecideForm id={one.id} reasons={TAKEDOWN_REASONS} words={messages.desk.case} />}
      {one.status === 'appealed' && (
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

function Words({ title, text }: { title: string; text: string | null }) {
  if (!text) return null

  return (
    <div>
      <h2 className="font-extrabold">{title}</h2>
      <p className="whitespace-pre-line break-words leading-relaxed">{text}</p>
    </div>
  )
}
