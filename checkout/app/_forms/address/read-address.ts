import { isReadable } from '@jembatan/platform/text'
import { LINE_HOLDS } from '@/app/_forms/field'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { shop } from '@/app/_request/visitor'
import { sampleAddress } from '@/server/composition/sample-address'
import { readMistakes } from './address-mistakes'
import { type AddressState, type AddressValues, type Area, NO_ADDRESS, nameArea } from './address-state'
import { queryOf } from './fitting-areas'

type Save = (form: FormData, address: Omit<AddressValues, 'areaText'>) => Promise<unknown>

/**
 * Saves what a form holds, or says at each field what is wrong and keeps the input. Without JavaScript it also looks areas up;
 * in a demo it fills in a sample. Null when it was saved.
 */
export async function saveOrExplain(
  former: Partial<AddressState> | null,
  form: FormData,
  save: Save,
): Promise<AddressState | null> {
  const typed = readValues(form)
  // A stranger may send anything for it.
  const filled = Number(former?.filled) || 0
  if (form.get('intent') === 'sample') return fillSample({ values: typed, errors: {}, matches: [], filled })
  const values = await withArea(typed)
  if (form.get('intent') === 'find') {
    const matches = await findAreas(values.areaText)
    return { values, errors: matches.length > 0 ? {} : { areaId: nothingFor(values) }, matches, filled }
  }

  const { areaText, ...address } = values
  const errors = await save(form, address).then(
    () => null,
    (error: unknown) => readMistakes(error),
  )
  if (!errors) return null

  if (values.areaId) return { values, errors, matches: [], filled }

  const matches = await findAreas(areaText)
  return { values, errors: matches.length > 0 ? errors : { ...errors, areaId: nothingFor(values) }, matches, filled }
}

/** The same form after a step beside it. */
export async function keepTyped(former: Partial<AddressState> | null, form: FormData): Promise<AddressState> {
  const values = readValues(form)
  const matches = values.areaId ? [] : await findAreas(values.areaText)

  return { values, errors: {}, matches, filled: Number(former?.filled) || 0 }
}

/** What is wrong with a text that finds no area. */
const nothingFor = ({ areaText }: AddressValues) => (areaText.trim() ? 'none' : 'missing')

/** What the form begins with for an address that is known. */
export const valuesOf = (address: Omit<KnownAddress, 'area'> & { area: Area }, phone: string): AddressValues => ({
  recipient: address.recipient,
  phone,
  email: address.email ?? '',
  areaId: address.area.id,
  areaText: nameArea(address.area),
  street: address.street,
  rtRw: address.rtRw ?? '',
  landmark: address.landmark ?? '',
  courierNote: address.courierNote ?? '',
})

type KnownAddress = {
  recipient: string
  email: string | null
  area: Area
  street: string
  rtRw: string | null
  landmark: string | null
  courierNote: string | null
}

async function fillSample(former: AddressState): Promise<AddressState> {
  const sample = sampleAddress()
  if (!sample) return former
  const { area: village, ...fields } = sample
  const [area] = await findAreas(village)
  const place = area && { areaId: area.id, areaText: nameArea(area) }

  return { values: { ...NO_ADDRESS, ...fields, ...place }, errors: {}, matches: [], filled: former.filled + 1 }
}

/** Typed in full and unmistakable, an area needs no choosing. */
async function withArea(values: AddressValues): Promise<AddressValues> {
  if (values.areaId || !values.areaText) return values
  const [only, ...others] = await findAreas(values.areaText)

  return only && others.length === 0 ? { ...values, areaId: only.id } : values
}

const findAreas = async (text: string) =>
  isReadable(text) ? (await shop()).delivery.areas({ text: queryOf(text) }) : []

function readValues(form: FormData): AddressValues {
  const typed = formOrNotFound(form)
  const text = (name: string) => String(typed.get(name) ?? '').slice(0, LINE_HOLDS)

  return {
    recipient: text('recipient'),
    phone: text('phone'),
    email: text('email'),
    areaId: text('areaId'),
    areaText: text('areaText'),
    street: text('street'),
    rtRw: text('rtRw'),
    landmark: text('landmark'),
    courierNote: text('courierNote'),
  }
}
