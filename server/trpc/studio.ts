import { z } from 'zod'
import { limitSaves, limitUploads, limitViews } from '../account/limit-accounts'
import { getEnvironment } from '../environment'
import { cursorSchema } from '../feed/cursor'
import { listPictures } from '../feed/media'
import { findMediaFile } from '../media/media-file'
import { getMediaStore } from '../media/media-store'
import { uploadMedia } from '../media/upload'
import { whyNoClips } from '../media/why-no-clips'
import { findOwnCreator, getOwnCreatorOrThrow, openCreator } from '../studio/creator'
import { createDraft, discardDraft, draftOfPost, getDraftOrThrow, listDrafts, saveDraft } from '../studio/draft'
import { countView, showFigures } from '../studio/figures'
import { deleteOwnPost, listOwnPosts } from '../studio/own-posts'
import { publishDraft } from '../studio/publish'
import { listPromotions, showDraft } from '../studio/show-draft'
import { act } from './act'
import { browsingProcedure, memberProcedure, procedure, router } from './procedure'

const PAGE = 12

const draftId = z.object({ id: z.uuid() })
const ofPost = z.object({ postId: z.string().min(1).max(64) })
/** Longer than anything that is published: what is too long is kept, and said at its field. */
const typed = z.string().max(4000)
const fields = z.object({
  ...{ captionId: typed, captionEn: typed, promotion: typed, media: typed, alt: typed, publishAt: typed },
})

/** Called when it is clear that the file is wanted; a file of a stranger's is not read. */
const readsFile = z.custom<() => Promise<Buffer>>((value) => typeof value === 'function')

const saving = memberProcedure.use(async ({ ctx, next }) => {
  await limitSaves(ctx)

  return next()
})

/** What a creator does with posts of their own, and how often those were looked at. */
export const studio = router({
  show: memberProcedure.input(z.object({ cursor: cursorSchema })).query(async ({ ctx, input }) => {
    const creator = await findOwnCreator(ctx.db, ctx.memberId)
    if (!creator) return null
    const { id: creatorId } = creator

    return {
      creator,
      figures: await showFigures(ctx.db, { creatorId, now: ctx.now }),
      drafts: await listDrafts({ ...ctx, creatorId }),
      ...(await listOwnPosts({ ...ctx, ...input, creatorId, limit: PAGE })),
    }
  }),

  openCreator: act
    .input(z.object({ name: typed, bio: typed }))
    .mutation(({ ctx, input }) => openCreator({ ...ctx, ...input })),

  createDraft: act.mutation(({ ctx }) => createDraft(ctx)),

  changePost: act.input(ofPost).mutation(({ ctx, input }) => draftOfPost({ ...ctx, ...input })),

  deletePost: act.input(ofPost).mutation(({ ctx, input }) => deleteOwnPost({ ...ctx, ...input })),

  draft: memberProcedure.input(draftId).query(async ({ ctx, input }) => {
    const draft = await getDraftOrThrow({ ...ctx, ...input })
    const { RAMAI_FFMPEG: ffmpeg } = getEnvironment()
    const noClips = await whyNoClips(ffmpeg)
    if (ffmpeg !== undefined && noClips) ctx.log.warn({ noClips }, 'no clips are taken')

    return {
      ...(await showDraft({ ...ctx, draft })),
      promotions: await listPromotions({ ...ctx, creatorId: draft.creatorId }),
      pictures: listPictures(ctx.language),
      takesClips: noClips === undefined,
    }
  }),

  saveDraft: saving.input(draftId.extend({ fields })).mutation(({ ctx, input }) => saveDraft({ ...ctx, ...input })),

  discardDraft: act.input(draftId).mutation(({ ctx, input }) => discardDraft({ ...ctx, ...input })),

  publish: act
    .input(draftId.extend({ when: z.enum(['now', 'later']) }))
    .mutation(({ ctx, input }) => publishDraft({ ...ctx, ...input })),

  upload: act
    .input(draftId.extend({ name: z.string().max(1000), type: z.string().max(200), read: readsFile }))
    .mutation(async ({ ctx, input: { id, read, ...file } }) => {
      await limitUploads(ctx)
      const { id: creatorId } = await getOwnCreatorOrThrow(ctx.db, ctx.memberId)
      const draft = await getDraftOrThrow({ ...ctx, id })
      const media = { store: getMediaStore(), ffmpeg: getEnvironment().RAMAI_FFMPEG }

      return uploadMedia({ ...ctx, media, creatorId, draftId: draft.id, upload: { ...file, bytes: await read() } })
    }),

  /** For everybody who has its address. @throws {DomainError} `media_gone`, `media_taken_down` */
  file: browsingProcedure
    .input(z.object({ media: z.string(), file: z.string() }))
    .query(({ ctx, input }) => findMediaFile({ ...ctx, store: getMediaStore() }, input)),

  countView: procedure.input(ofPost.extend({ address: z.string() })).mutation(async ({ ctx, input }) => {
    if (await limitViews(input)) await countView(ctx.db, { ...ctx, ...input })
  }),
})
