import { mistakeOfLength } from '@/app/_forms/text-length'
import type { Failure } from '@/server/trpc/caller'
import { REASONS, type ReturnMistake, type ReturnState } from './return-state'

const LONGEST = 1000

/** As the return form has them, one after the other; a number that is none where something else was typed. */
export type AskedLine = {
  sku: string
  quantity: number
  /** Pieces that were ordered, as the form says: the shop counts them itself, but not before the rest of it is right. */
  most: number
}

/** What is wrong with what was typed, each at its field. */
export function findMistakes({ reason, note }: ReturnState['typed'], lines: AskedLine[]) {
  const mistakes: ReturnState['mistakes'] = namePieces(lines, (line) => !isCount(line))
  if (lines.every(({ quantity }) => quantity === 0)) mistakes['pieces-0'] = { code: 'return_of_nothing' }
  if (!REASONS.some((one) => one === reason)) mistakes.reason = { code: 'reason_missing' }
  const wrongNote = mistakeOfLength('note', note, { longest: LONGEST })
  if (wrongNote) mistakes.note = { code: wrongNote }

  return mistakes
}

/** What the shop found wrong, at the fields that it is about. */
export function mistakesOf(
  { code, details }: Failure & { code: ReturnMistake },
  lines: AskedLine[],
): ReturnState['mistakes'] {
  if (code === 'return_of_too_many') return namePieces(lines, ({ sku }) => sku in details)

  return { [code === 'return_of_nothing' ? 'pieces-0' : 'note']: { code } }
}

const isCount = ({ quantity, most }: AskedLine) => Number.isInteger(quantity) && quantity >= 0 && quantity <= most

const namePieces = (lines: AskedLine[], isWrong: (line: AskedLine) => boolean): ReturnState['mistakes'] =>
  Object.fromEntries(
    lines.flatMap((line, index) => (isWrong(line) ? [[`pieces-${index}`, { code: 'return_of_too_many' }]] : [])),
  )

/** A mistake that several lines have, with the name of each: no two links to a field read alike. */
export function nameItems(shown: Record<string, string>, lines: { name: string }[]): Record<string, string> {
  const texts = Object.values(shown)
  const isShared = (text: string) => texts.indexOf(text) !== texts.lastIndexOf(text)
  const itemAt = (field: string) => lines.find((_, index) => field === `pieces-${index}`)

  return Object.fromEntries(
    Object.entries(shown).map(([field, text]) => {
      const item = isShared(text) ? itemAt(field) : undefined

      return [field, item ? `${item.name}: ${text}` : text]
    }),
  )
}
