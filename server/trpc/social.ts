import { z } from 'zod'
import { likeComment, takeBackComment, writeComment } from '../social/comment-on-post'
import { followCreator } from '../social/follow-creator'
import { hidePost, hideSeller } from '../social/hide'
import * as fields from '../social/input'
import { countShare, markPost } from '../social/mark-post'
import { listNotifications, markAllRead } from '../social/notifications'
import { report } from '../social/report'
import { showShared } from '../social/show-shared'
import { actProcedure, memberProcedure, procedure, router } from './procedure'

const postId = z.string().min(1).max(64)
const onPost = z.object({ postId, on: z.boolean() })

export const social = router({
  mark: actProcedure
    .input(onPost.extend({ mark: z.enum(['like', 'save']) }))
    .mutation(({ ctx, input }) => markPost(ctx, input)),

  share: actProcedure.input(z.object({ postId })).mutation(({ ctx, input }) => countShare(ctx, input)),

  shared: procedure.input(z.object({ postId })).query(({ ctx, input }) => showShared(ctx, input)),

  follow: actProcedure
    .input(z.object({ creatorId: z.string().min(1).max(64), on: z.boolean() }))
    .mutation(({ ctx, input }) => followCreator(ctx, input)),

  comment: actProcedure.input(fields.comment).mutation(({ ctx, input }) => writeComment(ctx, input)),

  takeBack: actProcedure.input(z.object({ id: z.guid() })).mutation(({ ctx, input }) => takeBackComment(ctx, input)),

  likeComment: actProcedure
    .input(z.object({ id: z.guid(), on: z.boolean() }))
    .mutation(({ ctx, input }) => likeComment(ctx, input)),

  hidePost: actProcedure.input(onPost).mutation(({ ctx, input }) => hidePost(ctx, input)),

  hideSeller: actProcedure.input(onPost).mutation(({ ctx, input }) => hideSeller(ctx, input)),

  report: actProcedure.input(fields.report).mutation(({ ctx, input }) => report(ctx, input)),

  notifications: memberProcedure.query(({ ctx }) => listNotifications(ctx)),

  markAllRead: actProcedure.mutation(({ ctx }) => markAllRead(ctx)),
})
