import { z } from 'zod'
import { cursorSchema } from '../feed/cursor'
import { findMediaFile } from '../media/media-file'
import { getMediaStore } from '../media/media-store'
import { openCreator } from '../studio/creator'
import { createDraft, discardDraft, draftOfPost, saveDraft } from '../studio/draft'
import { countView } from '../studio/figures'
import { creator, draft, draftId } from '../studio/input'
import { deleteOwnPost } from '../studio/own-posts'
import { publishDraft } from '../studio/publish'
import { showDraftEditor } from '../studio/show-draft-editor'
import { showStudio } from '../studio/show-studio'
import { uploadToDraft } from '../studio/upload-to-draft'
import { limited } from './limited'
import { actProcedure, browsingProcedure, memberProcedure, procedure, router } from './procedure'

const PAGE = 12

const ofPost = z.object({ postId: z.string().min(1).max(64) })
/** Called only after the owner is verified, so that a stranger's file is not read. */
const readsFile = z.custom<() => Promise<Buffer>>((value) => typeof value === 'function')

/** Procedures for a creator's own posts and their figures. */
export const studio = router({
  show: memberProcedure
    .input(z.object({ cursor: cursorSchema }))
    .query(({ ctx, input }) => showStudio(ctx, { ...input, limit: PAGE })),

  openCreator: actProcedure.input(creator).mutation(({ ctx, input }) => openCreator(ctx, input)),

  createDraft: actProcedure.mutation(({ ctx }) => createDraft(ctx)),

  changePost: actProcedure.input(ofPost).mutation(({ ctx, input }) => draftOfPost(ctx, input)),

  deletePost: actProcedure.input(ofPost).mutation(({ ctx, input }) => deleteOwnPost(ctx, input)),

  draft: memberProcedure.input(draftId).query(({ ctx, input }) => showDraftEditor(ctx, input)),

  saveDraft: memberProcedure
    .concat(limited.saves)
    .input(draftId.extend({ fields: draft }))
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),

  discardDraft: actProcedure.input(draftId).mutation(({ ctx, input }) => discardDraft(ctx, input)),

  publish: actProcedure
    .input(draftId.extend({ when: z.enum(['now', 'later']) }))
    .mutation(({ ctx, input }) => publishDraft(ctx, input)),

  upload: actProcedure
    .concat(limited.uploads)
    .input(draftId.extend({ name: z.string().max(1000), type: z.string().max(200), read: readsFile }))
    .mutation(({ ctx, input }) => uploadToDraft(ctx, input)),

  /** For everybody who knows the address. @throws {DomainError} `media_gone`, `media_taken_down` */
  file: browsingProcedure
    .input(z.object({ media: z.string(), file: z.string() }))
    .query(({ ctx, input }) => findMediaFile({ ...ctx, store: getMediaStore() }, input)),

  countView: procedure.input(ofPost).mutation(({ ctx, input }) => countView(ctx, input)),
})
