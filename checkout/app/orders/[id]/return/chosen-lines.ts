import { useCallback, useEffect, useState } from 'react'
import { toWhole } from '@/i18n/as-typed'
import type { Language } from '@/i18n/language'

export type ReturnableLine = { sku: string; name: string; quantity: number; shop: string }

/** Name of the quantity field of a line. */
export const quantityAt = (index: number) => `lines[${index}].quantity` as const

const isSome = (typed: unknown) => (toWhole(String(typed ?? '')) ?? 0) > 0

type UseChosenLines = {
  formId: string
  lines: ReturnableLine[]
  /** Initial quantities, by line. */
  quantities: (string | undefined)[]
}

/** Returns the lines with a quantity above zero; call `readChosen` after an input. */
export function useChosenLines({ formId, lines, quantities }: UseChosenLines) {
  const [chosen, setChosen] = useState(() => lines.filter((_, index) => isSome(quantities[index])))
  const readChosen = useCallback(() => {
    const form = document.forms.namedItem(formId)
    if (!form) return
    const typed = new FormData(form)
    setChosen(lines.filter((_, index) => isSome(typed.get(quantityAt(index)))))
  }, [formId, lines])
  // Text typed before hydration and a restored draft fire no event.
  useEffect(readChosen, [readChosen])

  return { chosen, readChosen }
}

type Goods = { chosen: Pick<ReturnableLine, 'shop'>[]; lines: Pick<ReturnableLine, 'shop'>[]; language: Language }

/** Returns the names of the sellers who answer; null while several are possible. */
export function sellersOf({ language, ...goods }: Goods) {
  return goods.chosen.length === 0 && mayBeOfSeveral(goods)
    ? null
    : new Intl.ListFormat(language).format(shopsOf(goods))
}

/**
 * True when goods of several shops are returned, or may be while none is chosen. They get one
 * common answer.
 */
export const mayBeOfSeveral = (goods: Omit<Goods, 'language'>) => shopsOf(goods).size > 1

const shopsOf = ({ chosen, lines }: Omit<Goods, 'language'>) =>
  new Set((chosen.length > 0 ? chosen : lines).map(({ shop }) => shop))
