import { type RefObject, useEffect } from 'react'
import type { AreaSearch } from './use-area-search'

type Draft = {
  name: string
  /** Around the fields. */
  box: RefObject<HTMLElement | null>
  area: Pick<AreaSearch, 'chosen' | 'restore'>
}

/**
 * Keeps what is typed for this tab: a reload of a page that nobody may cache empties its fields. What the browser or the
 * person has put in by then stays. The draft goes with the tab, when it is saved, and at a sign-out.
 */
export function useDraft({ name, box, area: { chosen, restore } }: Draft) {
  useEffect(() => {
    const fields = fieldsIn(box.current)
    const draft = readDraft(name)
    for (const field of fields) {
      const kept = draft[field.name]
      if (kept === undefined || field.value !== field.defaultValue) continue
      if (field.name === 'areaText') restore({ text: kept, id: draft.areaId ?? '' })
      else if (field.type !== 'hidden') field.value = kept
    }
  }, [name, box, restore])

  useEffect(() => {
    const element = box.current
    const keep = () => keepDraft(name, element)
    element?.addEventListener('input', keep)

    return () => element?.removeEventListener('input', keep)
  }, [name, box])

  // A choice from the list is no input of the field.
  useEffect(() => {
    if (chosen) keepDraft(name, box.current)
  }, [name, box, chosen])
}

export const forgetDraft = (name: string) => sessionStorage.removeItem(name)

const fieldsIn = (box: HTMLElement | null) => [...(box?.querySelectorAll('input') ?? [])]

function keepDraft(name: string, box: HTMLElement | null) {
  const typed = Object.fromEntries(fieldsIn(box).map((field) => [field.name, field.value]))
  sessionStorage.setItem(name, JSON.stringify(typed))
}

function readDraft(name: string): Record<string, string | undefined> {
  try {
    return Object.fromEntries(
      Object.entries(JSON.parse(sessionStorage.getItem(name) ?? '{}')).map(([key, value]) => [key, String(value)]),
    )
  } catch {
    return {}
  }
}
