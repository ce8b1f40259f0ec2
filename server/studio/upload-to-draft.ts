import type { MemberContext } from '../context'
import { getEnvironment } from '../environment'
import { getMediaStore } from '../media/media-store'
import { uploadMedia } from '../media/upload'
import { getOwnCreatorOrThrow } from './creator'
import { getDraftOrThrow } from './draft'

type UploadToDraft = { id: string; name: string; type: string; read: () => Promise<Buffer> }

/**
 * Sets a file as the picture or clip of a member's own draft. The file is read only after the
 * draft's owner is verified.
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
