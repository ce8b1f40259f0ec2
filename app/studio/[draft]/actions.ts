'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction, errorsOf, formAction } from '@/app/_forms/actions'
import { getRamai } from '@/app/_request/visitor'
import { asMember } from '@/app/account/session'
import { ACTS, SAVES, UPLOADS } from '@/server/account/limits'
import { draft, draftId } from '@/server/studio/input'
import { readRefusal } from '@/server/trpc/caller'

/**
 * The time at which the draft was saved that an error refers to. A later version makes the error
 * outdated.
 */
export type SavedDraft = { at: string }

const typed = draftId.extend(draft.shape)

const submitted = typed.extend({
  file: z.file().optional(),
  does: z.enum(['save', 'upload', 'schedule', 'publish']).catch('publish'),
  since: z.string().default(''),
})

/**
 * Saves a draft during input; returns the code of a refusal. A signed-out member stays on the page
 * and keeps the input.
 */
export const keepDraft = buttonAction(
  { who: 'member', refusal: 303, limits: [SAVES] },
  typed,
  async ({ id, ...fields }): Promise<{ refused?: string }> => {
    const { studio } = await getRamai()

    return studio.saveDraft({ id, fields }).then(
      () => ({}),
      (failure: unknown) => {
        const refusal = readRefusal(failure)
        if (!refusal) throw failure

        return { refused: refusal.code }
      },
    )
  },
)

/** Handles the buttons under a draft. Saves the input first, even if the rest fails. */
export const submitDraft = formAction(
  {
    who: 'member',
    refusal: 303,
    limits: [ACTS, SAVES, UPLOADS],
    body: 20_000_000,
  },
  { schema: submitted, words: 'studio.mistakes' },
  async ({ id, does, since, file, ...fields }): Promise<SavedDraft> => {
    const { studio } = await getRamai()
    const here = `/studio/${id}`
    const keeping = asMember(studio.saveDraft({ id, fields }), { deed: { act: 'saveDraft', id, fields }, to: here })
    const at = (await keeping.catch(refuseAt('captionId', since))).savedAt.toISOString()

    const newFile = file && file.size > 0 ? file : undefined
    if (newFile || does === 'upload') {
      const read = async () => Buffer.from((await newFile?.arrayBuffer()) ?? new ArrayBuffer())
      const upload = { id, name: newFile?.name ?? '', type: newFile?.type ?? '', read }
      await studio.upload(upload).catch(refuseAt('file', at))

      // Returns to the form, because a new picture must be checked and described before it is
      // published.
      redirect(`${here}?done=uploaded`)
    }
    if (does === 'save') redirect(`${here}?done=saved`)

    const publishing = studio.publish({ id, when: does === 'schedule' ? 'later' : 'now' })
    const { state } = await publishing.catch(refuseAt('captionId', at))

    return redirect(`/studio?done=${state}`)
  },
)

export const discardDraft = buttonAction({ who: 'member', refusal: 303, limits: [ACTS] }, draftId, async ({ id }) => {
  const { studio } = await getRamai()
  await asMember(studio.discardDraft({ id }), { deed: { act: 'return' }, to: '/studio' })

  redirect('/studio?done=discarded')
})

/** Shows a refusal at its field, or at `otherwise`, with the time of the saved draft. */
function refuseAt(otherwise: string, at: string) {
  return (failure: unknown): never => {
    const errors = errorsOf(failure, otherwise)
    if (!errors) throw failure

    return refuse(errors, { at } satisfies SavedDraft)
  }
}
