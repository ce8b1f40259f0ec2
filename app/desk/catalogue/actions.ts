'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { catalogueFile, versionChange, waitingUpload } from '@/server/catalogue/input'
import { readRefusal } from '@/server/trpc/caller'

type Unreadable = { why: string }

/**
 * Checks an uploaded file and stores it for review; returns its errors and stores nothing if it is
 * invalid.
 */
export const checkCatalogue = formAction(
  { who: 'operator', refusal: 303, body: 1_100_000 },
  { schema: catalogueFile, words: 'desk.catalogue.mistakes', otherwise: 'file' },
  async ({ shop, file }): Promise<Unreadable> => {
    const { desk } = await getRamai()
    await asOperator(desk.uploadCatalogue({ shop, text: await file.text() })).catch((failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure
      const { code, details } = refusal
      const beside: Unreadable = { why: String(details.why ?? '') }

      return refuse({ file: String(details.reason ?? code) }, beside)
    })

    return redirect('/desk/catalogue?done=upload')
  },
)

export const applyCatalogue = buttonAction({ who: 'operator', refusal: 303 }, waitingUpload, async (upload) => {
  await conclude((await getRamai()).desk.applyCatalogue(upload), 'apply')
})

export const discardCatalogue = buttonAction({ who: 'operator', refusal: 303 }, waitingUpload, async (upload) => {
  await conclude((await getRamai()).desk.discardCatalogue(upload), 'discard')
})

export const goBackOneVersion = buttonAction({ who: 'operator', refusal: 303 }, versionChange, async (change) => {
  await conclude((await getRamai()).desk.goBack(change), 'back')
})

/** Returns to the page with the result in its address. */
async function conclude(operating: Promise<unknown>, done: string) {
  const failed = await asOperator(operating).then(
    () => undefined,
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure

      return refusal.code
    },
  )
  redirect(`/desk/catalogue?${failed ? `failed=${failed}` : `done=${done}`}`)
}
