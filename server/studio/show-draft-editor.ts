import type { MemberContext } from '../context'
import { getEnvironment } from '../environment'
import { listPictures } from '../feed/media'
import { whyNoClips } from '../media/why-no-clips'
import { getDraftOrThrow } from './draft'
import { listPromotions, showDraft } from './show-draft'

type Ctx = Pick<MemberContext, 'db' | 'language' | 'log' | 'memberId' | 'now' | 'shops'>

/**
 * Returns a member's own draft with the options of its form: promotions, pictures, and whether
 * clips are accepted.
 * @throws {DomainError} `draft_unknown`
 */
export async function showDraftEditor({ db, language, log, memberId, now, shops }: Ctx, { id }: { id: string }) {
  const draft = await getDraftOrThrow({ db, memberId, id })
  const { RAMAI_FFMPEG: ffmpeg } = getEnvironment()
  const noClips = await whyNoClips(ffmpeg)
  if (ffmpeg !== undefined && noClips) log.warn({ noClips }, 'no clips are taken')

  return {
    ...(await showDraft({ db, draft, now })),
    promotions: await listPromotions({ db, language, shops, creatorId: draft.creatorId }),
    pictures: listPictures(language),
    takesClips: noClips === undefined,
  }
}
