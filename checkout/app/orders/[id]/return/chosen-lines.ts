import { useCallback, useEffect, useState } from 'react'
import { toWhole } from '@/i18n/as-typed'
import type { Language } from '@/i18n/language'

export type ReturnableLine = { sku: string; name: string; quantity: number; shop: string }

/** The field for the pieces of a line. */
export const quantityAt = (index: number) => `lines[${index}].quantity` as const

const isSome = (typed: unknown) => (toWhole(String(typed ?? '')) ?? 0) > 0

type UseChosenLines = {
  formId: string
  lines: ReturnableLine[]
  /** What the form begins with, line by line. */
  quantities: (string | undefined)[]
}

/** The lines of which the form says that a piece goes back; `readChosen` after an input. */
export function useChosenLines({ formId, lines, quantities }: UseChosenLines) {
  const [chosen, setChosen] = useState(() => lines.filter((_, index) => isSome(quantities[index])))
  const readChosen = useCallback(() => {
    const form = document.forms.namedItem(formId)
    if (!form) return
    const typed = new FormData(form)
    setChosen(lines.filter((_, index) => isSome(typed.get(quantityAt(index)))))
  }, [formId, lines])
  // What was typed before the scripts came, and a draft that was put back, told nobody.
  useEffect(readChosen, [readChosen])

  return { chosen, readChosen }
}

type Goods = { chosen: Pick<ReturnableLine, 'shop'>[]; lines: Pick<ReturnableLine, 'shop'>[]; language: Language }

/** Who answers, by name; null as long as it could be one of several. */
export function sellersOf({ language, ...goods }: Goods) {
  return goods.chosen.length === 0 && mayBeOfSeveral(goods)
    ? null
    : new Intl.ListFormat(language).format(shopsOf(goods))
}

/** Whether goods of several shops go back, or might as long as none is chosen: one answer is given for all of them. */
export const mayBeOfSeveral = (goods: Omit<Goods, 'language'>) => shopsOf(goods).size > 1

const shopsOf = ({ chosen, lines }: Omit<Goods, 'language'>) =>
  new Set((chosen.length > 0 ? chosen : lines).map(({ shop }) => shop))
