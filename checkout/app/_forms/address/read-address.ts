import { refuse } from '@jembatan/http/form-action'
import { isReadable } from '@jembatan/platform/text'
import type { z } from 'zod'
import { shop } from '@/app/_request/visitor'
import { sampleAddress } from '@/server/composition/sample-address'
import type { address, addressForm } from '@/server/delivery/input'
import { readMistakes } from './address-mistakes'
import { type AddressAnswer, type AddressValues, type Area, NO_ADDRESS, nameArea } from './address-state'
import { queryOf } from './fitting-areas'

type Typed = z.output<typeof addressForm>

type Save = (typed: z.output<typeof address>) => Promise<unknown>

/**
 * Saves the form, or returns errors by field. Without JavaScript it also searches areas; in a demo
 * it fills in a sample. Returns null when saved.
 */
export async function saveOrExplain({ intent, areaText, ...typed }: Typed, save: Save): Promise<AddressAnswer | null> {
  if (intent === 'sample') return readSample()
  const areaId = typed.areaId || (await findOnlyArea(areaText))
  if (intent === 'find') {
    const matches = await findAreas(areaText)
    return matches.length > 0 ? { areaId, matches } : refuse({ areaText: nothingFor(areaText) }, { areaId })
  }

  const errors = await save({ ...typed, areaId }).then(() => null, readMistakes)
  if (!errors) return null
  if (areaId) return refuse(errors, { areaId })

  const matches = await findAreas(areaText)
  return refuse(matches.length > 0 ? errors : { ...errors, areaText: nothingFor(areaText) }, { matches })
}

/** Returns the same form after a step elsewhere on the page. */
export async function keepTyped({ areaId, areaText }: Typed): Promise<AddressAnswer> {
  return areaId ? { areaId } : { matches: await findAreas(areaText) }
}

/** The error code of a text that matches no area. */
const nothingFor = (areaText: string) => (areaText.trim() ? 'areaId.none' : 'areaId.missing')

/** Initial form values for an existing address. */
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

async function readSample(): Promise<AddressAnswer> {
  const sample = sampleAddress()
  if (!sample) return {}
  const { area: village, ...fields } = sample
  const [area] = await findAreas(village)
  const place = area && { areaId: area.id, areaText: nameArea(area) }

  return { sample: { ...NO_ADDRESS, ...fields, ...place } }
}

/** Returns the only matching area, which needs no choosing; `''` when several or none match. */
async function findOnlyArea(areaText: string) {
  const [only, ...others] = areaText ? await findAreas(areaText) : []

  return only && others.length === 0 ? only.id : ''
}

const findAreas = async (text: string) =>
  isReadable(text) ? (await shop()).delivery.areas({ text: queryOf(text) }) : []
