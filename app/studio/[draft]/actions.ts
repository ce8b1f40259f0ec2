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

/** Of which draft an error is said, by when it was kept: a later one has another word. */
export type Kept = { at: string }

const typed = draftId.extend(draft.shape)

const submitted = typed.extend({
  file: z.file().optional(),
  does: z.enum(['save', 'upload', 'schedule', 'publish']).catch('publish'),
  since: z.string().default(''),
})

/** As a draft is typed: kept, or the code of why not. Whoever is signed out stays on the page, with everything typed. */
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

/** The buttons under a draft. What was typed is kept first, whatever comes of the rest. */
export const submitDraft = formAction(
  {
    who: 'member',
    refusal: 303,
    limits: [ACTS, SAVES, UPLOADS],
    body: 20_000_000,
  },
  { schema: submitted, words: 'studio.mistakes' },
  async ({ id, does, since, file, ...fields }): Promise<Kept> => {
    const { studio } = await getRamai()
    const here = `/studio/${id}`
    const keeping = asMember(studio.saveDraft({ id, fields }), { deed: { act: 'saveDraft', id, fields }, to: here })
    const at = (await keeping.catch(refuseAt('captionId', since))).savedAt.toISOString()

    const brought = file && file.size > 0 ? file : undefined
    if (brought || does === 'upload') {
      const read = async () => Buffer.from((await brought?.arrayBuffer()) ?? new ArrayBuffer())
      const upload = { id, name: brought?.name ?? '', type: brought?.type ?? '', read }
      await studio.upload(upload).catch(refuseAt('file', at))

      // A new picture is looked at and described before it is published.
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

/** Says a refusal at its field, or at `otherwise`, beside when the draft was kept. */
function refuseAt(otherwise: string, at: string) {
  return (failure: unknown): never => {
    const errors = errorsOf(failure, otherwise)
    if (!errors) throw failure

    return refuse(errors, { at } satisfies Kept)
  }
}
