'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai } from '../_request/visitor'
import { asMember } from '../account/session'

const HERE = { deed: { act: 'return' }, to: '/studio' } as const

export const openCreator = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const { name = '', bio = '' } = readTyped([former, form], ['name', 'bio'])
    const { studio } = await getRamai()
    const mistakes = await asMember(studio.openCreator({ name, bio }), HERE).then(
      () => undefined,
      (failure: unknown) => readMistakes(failure, 'name'),
    )
    if (mistakes) return { typed: { name, bio }, mistakes }

    redirect('/studio')
  },
)

export const newDraft = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async () => {
    const { studio } = await getRamai()
    const { id } = await orBack(studio.createDraft())

    redirect(`/studio/${id}`)
  },
)

export const changePost = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const { post = '' } = readTyped(form, ['post'])
    const { studio } = await getRamai()
    const { id } = await orBack(studio.changePost({ postId: post }))

    redirect(`/studio/${id}`)
  },
)

export const deletePost = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const { post = '' } = readTyped(form, ['post'])
    const { studio } = await getRamai()
    await orBack(studio.deletePost({ postId: post }))

    redirect('/studio?done=deleted')
  },
)

/** What becomes of it, or the page that says why nothing did. */
async function orBack<Result>(work: Promise<Result>): Promise<Result> {
  return asMember(work, HERE).catch((failure: unknown) => {
    const refusal = readRefusal(failure)
    if (!refusal) throw failure

    return redirect(`/studio?failed=${refusal.code}`)
  })
}
