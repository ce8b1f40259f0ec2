'use server'

import { localPath } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ACTS } from '@/server/account/limits'
import * as fields from '@/server/social/input'
import { readRefusal } from '@/server/trpc/caller'
import { buttonAction, formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'
import type { Intent } from '../account/intent'
import { asMember } from '../account/session'

/** The result of an action: empty, or the refusal. */
export type Acted = { refused?: { code: string; seconds: number } }

const to = z.string().default('/')
const id = z.string().min(1).max(64)
const on = z
  .enum(['yes', 'no'])
  .catch('no')
  .transform((sent) => sent === 'yes')
const ofComment = z.object({ comment: z.guid(), to })

/** Sets or removes a like or a save. */
export const mark = buttonAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  z.object({ post: id, mark: z.enum(['like', 'save']).catch('like'), on, to }),
  async ({ post, mark, on, to }): Promise<Acted> => {
    const { social } = await getRamai()

    return act(social.mark({ postId: post, mark, on }), { act: 'mark', post, mark }, to)
  },
)

export const follow = buttonAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  z.object({ creator: id, on, to }),
  async ({ creator, on, to }): Promise<Acted> => {
    const { social } = await getRamai()

    return act(social.follow({ creatorId: creator, on }), { act: 'follow', creator }, to)
  },
)

/** Counted only for a signed-in member; the link is copied anyway. */
export const share = buttonAction(
  { who: 'anybody', limits: [ACTS] },
  z.object({ post: id }),
  async ({ post }): Promise<Acted> => {
    const { social } = await getRamai()
    await social.share({ postId: post }).catch((failure: unknown) => {
      if (!readRefusal(failure)) throw failure
    })

    return {}
  },
)

/** "Tidak tertarik": hides a post, or a seller's ads. */
export const hide = buttonAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  z.object({ post: id, what: z.enum(['post', 'seller']).catch('post'), on, to }),
  async ({ post, what, on, to }): Promise<Acted> => {
    const { social } = await getRamai()
    const hiding = (what === 'seller' ? social.hideSeller : social.hidePost)({ postId: post, on })

    return act(hiding, on ? { act: 'hide', post, what } : { act: 'return' }, to)
  },
)

export const likeComment = buttonAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  ofComment.extend({ on }),
  async ({ comment, on, to }): Promise<Acted> => {
    const { social } = await getRamai()

    return act(social.likeComment({ id: comment, on }), { act: 'likeComment', comment }, to)
  },
)

export const takeBackComment = buttonAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  ofComment,
  async ({ comment, to }): Promise<Acted> => {
    const { social } = await getRamai()

    return act(social.takeBack({ id: comment }), { act: 'return' }, to)
  },
)

/** The text of a comment is kept during sign-in. */
export const comment = formAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  {
    schema: fields.comment.omit({ postId: true }).extend({ post: id, to }),
    words: 'account.mistakes',
    otherwise: 'body',
  },
  async ({ post, to, ...written }) => {
    const { social } = await getRamai()
    await asMember(social.comment({ ...written, postId: post }), {
      deed: { act: 'comment', post, ...written },
      to: localPath(to),
    })
    if (await isWithoutScript()) redirect(localPath(to))

    return { sent: true }
  },
)

const isWithoutScript = async () => (await headers()).get('next-action') === null

/** Returns the result to a script; without script, redirects to the form's page. */
async function act(work: Promise<unknown>, deed: Intent['deed'], to = '/'): Promise<Acted> {
  const back = localPath(to)
  const acted = await asMember(work, { deed, to: back }).then(
    () => ({}),
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure
      return { refused: { code: refusal.code, seconds: Number(refusal.details.seconds ?? 0) } }
    },
  )
  if (await isWithoutScript()) redirect(back)

  return acted
}
