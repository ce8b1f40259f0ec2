import type { FormError } from '@jembatan/http/use-form'

/** Adds the item's name to errors that several lines share, so that no two links read alike. */
export function nameItems(errors: FormError[], items: { id: string; name: string }[]): FormError[] {
  const texts = errors.map(({ text }) => text)
  const isShared = (text: string) => texts.indexOf(text) !== texts.lastIndexOf(text)

  return errors.map(({ id, text }) => {
    const item = isShared(text) ? items.find((item) => item.id === id) : undefined

    return { id, text: item ? `${item.name}: ${text}` : text }
  })
}
