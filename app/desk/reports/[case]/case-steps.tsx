import { getTranslations } from 'next-intl/server'
import { getVisitor } from '@/app/_request/visitor'
import { formatDeadline } from '@/app/_ui/moment'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { assign, undo } from './actions'

type Whole = RouterOutputs['desk']['case']

/** Takes a case that waits for a decision, takes it over from another moderator, or releases it. */
export async function AssignForm({ id, assignee, moderator }: Pick<Whole, 'id' | 'assignee' | 'moderator'>) {
  const t = await getTranslations('desk.case')
  const own = assignee === moderator
  const other = assignee === null ? t('take') : t('takeOver', { name: assignee })

  return (
    <form action={assign} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={assignee ?? ''} />
      <p className="font-bold">{own ? t('yours') : (assignee && t('of', { name: assignee })) || t('free')}</p>
      <button type="submit" name="take" value={own ? 'no' : 'yes'} className="button button-quiet">
        {own ? t('release') : other}
      </button>
    </form>
  )
}

/** Undoes the decision, which is refused after `until`. */
export async function UndoForm({ id, until }: { id: string; until?: Date }) {
  const [t, { language }] = await Promise.all([getTranslations('desk.case'), getVisitor()])

  return (
    <form action={undo} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="button button-quiet">
        {t('undo')}
      </button>
      {until && <p className="text-muted text-sm">{t('undoUntil', { time: formatDeadline(until, language) })}</p>}
    </form>
  )
}
