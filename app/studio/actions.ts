'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ACTS } from '@/server/account/limits'
import { creator } from '@/server/studio/input'
import { readRefusal } from '@/server/trpc/caller'
import { buttonAction, formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'
import { asMember } from '../account/session'

const HERE = { deed: { act: 'return' }, to: '/studio' } as const

const ofPost = z.object({ post: z.string().min(1).max(64) })

export const openCreator = formAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  { schema: creator, words: 'studio.mistakes', otherwise: 'name' },
  async (typed) => {
    await asMember((await getRamai()).studio.openCreator(typed), HERE)

    redirect('/studio')
  },
)

export const newDraft = action({ who: 'member', refusal: 303, limits: [ACTS] }, async () => {
  const { studio } = await getRamai()
  const { id } = await orBack(studio.createDraft())

  redirect(`/studio/${id}`)
})

export const changePost = buttonAction({ who: 'member', refusal: 303, limits: [ACTS] }, ofPost, async ({ post }) => {
  const { studio } = await getRamai()
  const { id } = await orBack(studio.changePost({ postId: post }))

  redirect(`/studio/${id}`)
})

export const deletePost = buttonAction({ who: 'member', refusal: 303, limits: [ACTS] }, ofPost, async ({ post }) => {
  await orBack((await getRamai()).studio.deletePost({ postId: post }))

  redirect('/studio?done=deleted')
})

/** Returns the result, or redirects to the studio with the refusal. */
async function orBack<Result>(work: Promise<Result>): Promise<Result> {
  return asMember(work, HERE).catch((failure: unknown) => {
    const refusal = readRefusal(failure)
    if (!refusal) throw failure

    return redirect(`/studio?failed=${refusal.code}`)
  })
}
