import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { uploadedMedia } from '@/db/schema'
import type { BrowsingContext } from '../lagging'
import { MEDIA_TYPES, type MediaStore } from './media-store'
import { isShown, isTakenDown } from './upload'

type Ctx = Pick<BrowsingContext, 'db' | 'primary'> & { store: MediaStore }

/**
 * Finds a file of an upload. It is read on demand.
 * @throws {DomainError} `media_gone` for a file of no post and no draft; `media_taken_down` until
 * an appeal is granted.
 */
export async function findMediaFile({ db, primary, store }: Ctx, { media, file }: { media: string; file: string }) {
  const type = Object.hasOwn(MEDIA_TYPES, file) ? MEDIA_TYPES[file] : undefined
  // A replica may lack an upload of this moment.
  const upload = type ? ((await findUpload(db, media)) ?? (await findUpload(primary, media))) : undefined
  if (upload?.isTakenDown) throw new DomainError('not_found', 'media_taken_down', `Upload ${media} was taken down.`)
  if (!type || !upload?.isShown) throw mediaGone()

  const read = async () => {
    const bytes = await store.read(`${media}/${file}`)
    if (!bytes) throw mediaGone()

    return bytes
  }

  return { type, read }
}

async function findUpload(db: Lagging, id: string) {
  const [upload] = await db.select({ isTakenDown, isShown }).from(uploadedMedia).where(eq(uploadedMedia.id, id))

  return upload
}

const mediaGone = () => new DomainError('not_found', 'media_gone', 'There is no such file.')
