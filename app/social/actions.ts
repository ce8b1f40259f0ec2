'use server'

import { action } from '@jembatan/http/action'
import { localPath } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai } from '../_request/visitor'
import type { Intent } from '../account/intent'
import { asMember } from '../account/session'

/** And how many were sent from this page: each is another one. */
export type Commented = Answered & { sent: number }

/** What became of an act: nothing to say, or why it was refused. */
export type Acted = { refused?: { code: string; seconds: number } }

/** A like or a save, put on or taken off. */
export const mark = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData): Promise<Acted> => {
    const { post = '', mark, on, to } = readTyped(form, ['post', 'mark', 'on', 'to'])
    const kind = mark === 'save' ? 'save' : 'like'
    const { social } = await getRamai()

    return act(social.mark({ postId: post, mark: kind, on: on === 'yes' }), { act: 'mark', post, mark: kind }, to)
  },
)

export const follow = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData): Promise<Acted> => {
    const { creator = '', on, to } = readTyped(form, ['creator', 'on', 'to'])
    const { social } = await getRamai()

    return act(social.follow({ creatorId: creator, on: on === 'yes' }), { act: 'follow', creator }, to)
  },
)

/** Counted where somebody is signed in; a link is copied all the same. */
export const share = action(
  { who: 'anybody', limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData): Promise<Acted> => {
    const { post = '' } = readTyped(form, ['post'])
    const { social } = await getRamai()
    await social.share({ postId: post }).catch((failure: unknown) => {
      if (!readRefusal(failure)) throw failure
    })

    return {}
  },
)

/** "Tidak tertarik", and a seller's ads. */
export const hide = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData): Promise<Acted> => {
    const { post = '', what, on, to } = readTyped(form, ['post', 'what', 'on', 'to'])
    const { social } = await getRamai()
    const kind = what === 'seller' ? 'seller' : 'post'
    const hiding = (kind === 'seller' ? social.hideSeller : social.hidePost)({ postId: post, on: on === 'yes' })

    return act(hiding, on === 'yes' ? { act: 'hide', post, what: kind } : { act: 'return' }, to)
  },
)

export const likeComment = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData): Promise<Acted> => {
    const { comment = '', on, to } = readTyped(form, ['comment', 'on', 'to'])
    const { social } = await getRamai()

    return act(social.likeComment({ id: comment, on: on === 'yes' }), { act: 'likeComment', comment }, to)
  },
)

export const takeBackComment = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const { comment = '', to } = readTyped(form, ['comment', 'to'])
    const { social } = await getRamai()
    await act(social.takeBack({ id: comment }), { act: 'return' }, to)

    redirect(localPath(to))
  },
)

/** What was typed stays until it was sent, also over a sign-in. */
export const comment = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (former: Commented, form: FormData): Promise<Commented> => {
    const {
      id = '',
      post = '',
      body = '',
      to = '',
      answers,
    } = readTyped([former, form], ['id', 'post', 'answers', 'body', 'to'])
    const written = { id, body, ...(answers && { answers }) }
    const { social } = await getRamai()
    const mistakes = await asMember(social.comment({ ...written, postId: post }), {
      deed: { act: 'comment', post, ...written },
      to: localPath(to),
    }).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'body'),
    )
    if (Object.keys(mistakes).length > 0) return { typed: { body }, mistakes, sent: Number(former?.sent) || 0 }
    if (await isWithoutScript()) redirect(localPath(to))

    return { typed: {}, mistakes: {}, sent: (Number(former?.sent) || 0) + 1 }
  },
)

const isWithoutScript = async () => (await headers()).get('next-action') === null

/** With script, the answer; without, the page that the form was on. */
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
