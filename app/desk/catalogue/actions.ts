'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { readTyped } from '@/app/_forms/answered'
import type { Answered } from '@/app/_forms/fields'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { readRefusal } from '@/server/trpc/caller'

/** Below the limit of an action, so that the person gets a message and no broken connection. */
const LARGEST_FILE = 900_000

/** Checks an uploaded file and keeps it for a look; or says what is wrong with it, and keeps nothing. */
export const checkCatalogue = action(
  { who: 'operator', refusal: 303, body: 1_100_000 },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const { shop = '' } = readTyped([former, form], ['shop'])
    const { desk } = await getRamai()
    // A file of whoever is no operator is not even read.
    await asOperator(desk.shops())
    const file = [form, former].find((part) => part instanceof FormData)?.get('file')
    const refused = (code: string, why = ''): Answered => ({ typed: { shop, why }, mistakes: { file: code } })
    if (!(file instanceof File) || file.size === 0) return refused('file_missing')
    if (file.size > LARGEST_FILE) return refused('file_too_large')

    const failure = await asOperator(desk.uploadCatalogue({ shop, text: await file.text() })).then(
      () => undefined,
      (failure: unknown) => failure,
    )
    if (failure === undefined) redirect('/desk/catalogue?done=upload')
    const refusal = readRefusal(failure)
    if (!refusal) throw failure

    return refused(String(refusal.details.reason ?? refusal.code), String(refusal.details.why ?? ''))
  },
)

export const applyCatalogue = action({ who: 'operator', refusal: 303 }, async (form: FormData) => {
  const { shop = '', id = '' } = readTyped(form, ['shop', 'id'])
  const { desk } = await getRamai()

  await conclude(desk.applyCatalogue({ shop, id }), 'apply')
})

export const discardCatalogue = action({ who: 'operator', refusal: 303 }, async (form: FormData) => {
  const { shop = '', id = '' } = readTyped(form, ['shop', 'id'])
  const { desk } = await getRamai()

  await conclude(desk.discardCatalogue({ shop, id }), 'discard')
})

export const goBackOneVersion = action({ who: 'operator', refusal: 303 }, async (form: FormData) => {
  const { shop = '', from = '' } = readTyped(form, ['shop', 'from'])
  const { desk } = await getRamai()

  await conclude(desk.goBack({ shop, from }), 'back')
})

/** Back to the page, which says what was done, or why not. */
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
