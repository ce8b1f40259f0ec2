import { forgetDraft, keepDraft, readDraft } from '@jembatan/http/form-draft'
import { type RefObject, useEffect } from 'react'
import type { AddressValues } from './address-state'
import type { AreaSearch } from './use-area-search'

type Draft = {
  /** The address that the draft belongs to. */
  id: string
  /** Initial values of the form. */
  over: AddressValues
  /** The element around the fields. */
  box: RefObject<HTMLElement | null>
  area: Pick<AreaSearch, 'chosen' | 'restore'>
}

/**
 * Stores a draft of the address: the page is uncacheable, so a reload empties its fields. Restoring
 * skips fields that the browser or the person has already filled.
 */
export function useAddressDraft({ id, over: values, box, area: { chosen, restore } }: Draft) {
  const over = JSON.stringify(values)

  useEffect(() => {
    const fields = fieldsIn(box.current)
    const draft = readDraft({ name: nameOf(id), over })
    for (const field of fields) {
      const draftValue = draft[field.name]
      if (draftValue === undefined || field.value !== field.defaultValue) continue
      if (field.name === 'areaText') restore({ text: draftValue, id: draft.areaId ?? '' })
      else if (field.type !== 'hidden') field.value = draftValue
    }
  }, [id, over, box, restore])

  useEffect(() => {
    const element = box.current
    const onInput = () => keep(id, over, element)
    element?.addEventListener('input', onInput)

    return () => element?.removeEventListener('input', onInput)
  }, [id, over, box])

  // Choosing from the list fires no input event, and neither does text typed before hydration.
  useEffect(() => {
    if (chosen || fieldsIn(box.current).some(isTyped)) keep(id, over, box.current)
  }, [id, over, box, chosen])
}

export const forgetAddressDraft = (id: string) => forgetDraft(nameOf(id))

const nameOf = (id: string) => `address ${id}`

const isTyped = (field: HTMLInputElement) => field.type !== 'hidden' && field.value !== field.defaultValue

const fieldsIn = (box: HTMLElement | null) => [...(box?.querySelectorAll('input') ?? [])]

function keep(id: string, over: string, box: HTMLElement | null) {
  const typed = Object.fromEntries(fieldsIn(box).map((field) => [field.name, field.value]))
  keepDraft({ name: nameOf(id), over }, typed)
}
