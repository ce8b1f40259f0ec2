import { type RefObject, useEffect } from 'react'
import type { AddressValues } from './address-state'
import type { AreaSearch } from './use-area-search'

type Draft = {
  /** The address that it is typed for. */
  id: string
  /** What the form began with. */
  over: AddressValues
  /** Around the fields. */
  box: RefObject<HTMLElement | null>
  area: Pick<AreaSearch, 'chosen' | 'restore'>
}

/**
 * Keeps what is typed for this tab: a reload of a page that nobody may cache empties its fields. What the browser or the
 * person has put in by then stays. The draft goes with the tab, when it is saved, and at a sign-out; and it is nothing to a
 * form that begins with other values, which were saved elsewhere meanwhile.
 */
export function useDraft({ id, over: values, box, area: { chosen, restore } }: Draft) {
  const over = JSON.stringify(values)

  useEffect(() => {
    const fields = fieldsIn(box.current)
    const draft = readDraft(id, over)
    for (const field of fields) {
      const kept = draft[field.name]
      if (kept === undefined || field.value !== field.defaultValue) continue
      if (field.name === 'areaText') restore({ text: kept, id: draft.areaId ?? '' })
      else if (field.type !== 'hidden') field.value = kept
    }
  }, [id, over, box, restore])

  useEffect(() => {
    const element = box.current
    const keep = () => keepDraft(id, over, element)
    element?.addEventListener('input', keep)

    return () => element?.removeEventListener('input', keep)
  }, [id, over, box])

  // A choice from the list is no input of the field.
  useEffect(() => {
    if (chosen) keepDraft(id, over, box.current)
  }, [id, over, box, chosen])
}

export const forgetDraft = (id: string) => sessionStorage.removeItem(nameOf(id))

const nameOf = (id: string) => `address ${id}`

const fieldsIn = (box: HTMLElement | null) => [...(box?.querySelectorAll('input') ?? [])]

function keepDraft(id: string, over: string, box: HTMLElement | null) {
  const typed = Object.fromEntries(fieldsIn(box).map((field) => [field.name, field.value]))
  sessionStorage.setItem(nameOf(id), JSON.stringify({ over, typed }))
}

function readDraft(id: string, over: string): Record<string, string | undefined> {
  try {
    const draft = JSON.parse(sessionStorage.getItem(nameOf(id)) ?? '{}')
    if (draft.over !== over) return {}

    return Object.fromEntries(Object.entries(draft.typed).map(([key, value]) => [key, String(value)]))
  } catch {
    return {}
  }
}
