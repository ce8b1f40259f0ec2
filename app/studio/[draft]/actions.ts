'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { readMistakes, readTyped } from '@/app/_forms/answered'
import type { Answered } from '@/app/_forms/fields'
import { getRamai } from '@/app/_request/visitor'
import { asMember } from '@/app/account/session'
import { DRAFT_FIELDS } from '@/server/studio/limits'
import { readRefusal } from '@/server/trpc/caller'

/** And of which draft that is said, by when it was kept: a later one has another word. */
export type Submitted = Answered & { at: string }

/** As a draft is typed: kept, or the code of why not. Whoever is signed out stays on the page, with everything typed. */
export const keepDraft = action(
  { who: 'member', refusal: 307, limits: [{ by: 'limitSaves', of: 'member', most: 120, seconds: 60 }] },
  async (form: FormData): Promise<{ refused?: string }> => {
    const { id, fields } = readDraft(form)
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
export const submitDraft = action(
  {
    who: 'member',
    refusal: 303,
    limits: [
      { by: 'limitActs', of: 'member', most: 60, seconds: 60 },
      { by: 'limitSaves', of: 'member', most: 120, seconds: 60 },
      { by: 'limitUploads', of: 'member', most: 20, seconds: 600 },
    ],
    body: 20_000_000,
  },
  async (former: Submitted, form: FormData): Promise<Submitted> => {
    const { id, does, since, fields } = readDraft([former, form])
    const { studio } = await getRamai()
    const here = `/studio/${id}`
    const keeping = asMember(studio.saveDraft({ id, fields }), { deed: { act: 'saveDraft', id, fields }, to: here })
    const kept = await settle(keeping, 'captionId')
    if ('mistakes' in kept) return { typed: fields, mistakes: kept.mistakes, at: since }
    const at = kept.result.savedAt.toISOString()

    const file = [form, former].find((part) => part instanceof FormData)?.get('file')
    const brought = file instanceof File && file.size > 0 ? file : undefined
    if (brought || does === 'upload') {
      const read = async () => Buffer.from((await brought?.arrayBuffer()) ?? new ArrayBuffer())
      const upload = studio.upload({ id, name: brought?.name ?? '', type: brought?.type ?? '', read })
      const uploaded = await settle(upload, 'file')
      if ('mistakes' in uploaded) return { typed: fields, mistakes: uploaded.mistakes, at }
    }
    // A new picture is looked at and described before it is published.
    if (brought || does === 'upload') redirect(`${here}?done=uploaded`)
    if (does === 'save') redirect(`${here}?done=saved`)

    const published = await settle(studio.publish({ id, when: does === 'schedule' ? 'later' : 'now' }), 'captionId')
    if ('mistakes' in published) return { typed: fields, mistakes: published.mistakes, at }

    redirect(`/studio?done=${published.result.state}`)
  },
)

export const discardDraft = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (form: FormData) => {
    const { id = '' } = readTyped(form, ['id'])
    const { studio } = await getRamai()
    await asMember(studio.discardDraft({ id }), { deed: { act: 'return' }, to: '/studio' })

    redirect('/studio?done=discarded')
  },
)

function readDraft(sent: unknown) {
  const typed = readTyped(sent, ['id', 'does', 'since', ...DRAFT_FIELDS])
  const { id = '', does = '', since = '' } = typed
  const { captionId = '', captionEn = '', promotion = '', media = '', alt = '', publishAt = '' } = typed

  return { id, does, since, fields: { captionId, captionEn, promotion, media, alt, publishAt } }
}

async function settle<Result>(work: Promise<Result>, otherwise: string) {
  return work.then(
    (result) => ({ result }),
    (failure: unknown) => ({ mistakes: readMistakes(failure, otherwise) }),
  )
}
