'use client'

import { Minus, Plus } from 'lucide-react'
import { useFormStatus } from 'react-dom'

type Props = { quantity: number; most: number; words: { less: string; quantity: string; more: string } }

const look = 'grid size-11 cursor-pointer place-items-center rounded-control hover:bg-paper disabled:opacity-30'

/** The next tap counts on from one that is still under way. */
export function StepperButtons({ quantity: known, most, words }: Props) {
  const { data } = useFormStatus()
  const quantity = data ? Number(data.get('quantity')) : known

  return (
    <>
      <button
        type="submit"
        name="quantity"
        value={quantity - 1}
        disabled={quantity <= 1}
        aria-label={words.less}
        className={look}
      >
        <Minus size={18} aria-hidden />
      </button>
      <output aria-label={words.quantity} className="money min-w-8 text-center font-bold">
        {quantity}
      </output>
      <button
        type="submit"
        name="quantity"
        value={quantity + 1}
        disabled={quantity >= most}
        aria-label={words.more}
        className={look}
      >
        <Plus size={18} aria-hidden />
      </button>
    </>
  )
}
