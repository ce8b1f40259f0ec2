import type { Context } from '../context'
import { listReported } from '../media/list-reported'
import { getMediaStore } from '../media/media-store'
import { showCase } from '../moderation/list-cases'

/** Returns a case with its reported uploads. @throws {DomainError} `case_unknown` */
export const showCaseWithUploads = async (ctx: Pick<Context, 'db' | 'language'>, { id }: { id: string }) => ({
  ...(await showCase(ctx, { id })),
  uploads: await listReported({ db: ctx.db, store: getMediaStore(), caseId: id }),
})
