'use server'

import { redirect } from 'next/navigation'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'
import type { AddressState, AddressValues } from './address-state'

/** Saves, or shows at each field what is wrong and keeps the input. Without JavaScript it also looks areas up. */
export async function saveAddress(_: AddressState, form: FormData): Promise<AddressState> {
  const values = await withArea(readValues(form))
  if (form.get('intent') === 'find') return { values, errors: {}, matches: await findAreas(values.areaText) }

  const { basketId, areaText, ...address } = values
  const errors = await (await shop()).basket.saveAddress({ basketId, address }).then(
    () => null,
    (error: unknown) => mistakes(error),
  )
  if (errors) return { values, errors, matches: values.areaId ? [] : await findAreas(areaText) }

  redirect(`/checkout/${basketId}`)
}

/** Typed in full and unmistakable, an area needs no choosing. */
async function withArea(values: AddressValues): Promise<AddressValues> {
  if (values.areaId || !values.areaText) return values
  const [only, ...others] = await findAreas(values.areaText)

  return only && others.length === 0 ? { ...values, areaId: only.id } : values
}

const findAreas = async (text: string) => (await shop()).delivery.areas({ text: text.slice(0, 100) })

/** The page of a basket that is missing or ordered shows that itself. */
function mistakes(error: unknown): Record<string, string> | null {
  const failure = readFailure(error)
  if (!failure) throw error

  return failure.code === 'address_invalid'
    ? Object.fromEntries(Object.entries(failure.facts).map(([field, code]) => [field, String(code)]))
    : null
}

function readValues(form: FormData): AddressValues {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 1000)

  return {
    basketId: text('basketId'),
    recipient: text('recipient'),
    phone: text('phone'),
    areaId: text('areaId'),
    areaText: text('areaText'),
    street: text('street'),
    rtRw: text('rtRw'),
    landmark: text('landmark'),
    courierNote: text('courierNote'),
  }
}
