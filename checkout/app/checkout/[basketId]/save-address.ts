'use server'

import { isReadable } from '@jembatan/platform/text'
import { redirect } from 'next/navigation'
import { formOrNotFound } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readMistakes } from './address-mistakes'
import type { AddressState, AddressValues } from './address-state'

/** Saves, or shows at each field what is wrong and keeps the input. Without JavaScript it also looks areas up. */
export async function saveAddress(_: AddressState, form: FormData): Promise<AddressState> {
  const values = await withArea(readValues(form))
  if (form.get('intent') === 'find') return { values, errors: {}, matches: await findAreas(values.areaText) }

  const { basketId, areaText, ...address } = values
  const errors = await (await shop()).basket.saveAddress({ basketId, address }).then(
    () => null,
    (error: unknown) => readMistakes(error),
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

const findAreas = async (text: string) =>
  isReadable(text) ? (await shop()).delivery.areas({ text: text.slice(0, 100) }) : []

function readValues(form: FormData): AddressValues {
  const typed = formOrNotFound(form)
  const text = (name: string) => String(typed.get(name) ?? '').slice(0, 1000)

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
