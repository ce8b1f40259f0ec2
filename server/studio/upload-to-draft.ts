import type { MemberContext } from '../context'
import { getEnvironment } from '../environment'
import { getMediaStore } from '../media/media-store'
import { uploadMedia } from '../media/upload'
import { getOwnCreatorOrThrow } from './creator'
import { getDraftOrThrow } from './draft'

type UploadToDraft = { id: string; name: string; type: string; read: () => Promise<Buffer> }

/**
 * Makes a file the picture or clip of one's own draft. It is read only once the draft is known to be the member's.
 * @throws {DomainError} `draft_unknown`, `creator_missing`, `creator_closed`; {MediaRefused}
 */
export async function uploadToDraft(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { id, name, type, read }: UploadToDraft,
) {
  const { id: creatorId } = await getOwnCreatorOrThrow(db, memberId)
  const draft = await getDraftOrThrow({ db, memberId, id })
  const media = { store: getMediaStore(), ffmpeg: getEnvironment().RAMAI_FFMPEG }

  return uploadMedia({ db, now, media, creatorId, draftId: draft.id, upload: { name, type, bytes: await read() } })
}
