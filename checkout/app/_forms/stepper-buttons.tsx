'use client'

import { useScripted } from '@jembatan/http/use-scripted'
import type { MouseEvent } from 'react'
import { useFormStatus } from 'react-dom'
import { Icon } from '@/app/_ui/lucide-icon'
import { type Along, StepButton } from './step-button'

type Props = {
  quantity: number
  most: number
  words: { less: string; quantity: string; more: string }
  along: Along | undefined
}

const look =
  'grid size-11 cursor-pointer place-items-center rounded-control hover:bg-paper disabled:opacity-30 aria-disabled:opacity-30'

/** Each tap continues from the quantity of a pending request. */
export function StepperButtons({ quantity: saved, most, words, along }: Props) {
  const { data } = useFormStatus()
  const quantity = data ? Number(data.get('quantity')) : saved
  const scripted = useScripted()
  // With JavaScript uses `aria-disabled`: a button that is disabled while focused loses the
  // keyboard focus.
  const stopIf = (reached: boolean) =>
    scripted
      ? {
          'aria-disabled': reached || undefined,
          onClick: (event: MouseEvent) => reached && event.preventDefault(),
        }
      : { disabled: reached }

  return (
    <>
      <StepButton
        along={along}
        name="quantity"
        value={quantity - 1}
        {...stopIf(quantity <= 1)}
        aria-label={words.less}
        className={look}
      >
        <Icon of="icon-Minus" size={18} />
      </StepButton>
      <output aria-label={words.quantity} className="money min-w-8 text-center font-bold">
        {quantity}
      </output>
      <StepButton
        along={along}
        name="quantity"
        value={quantity + 1}
        {...stopIf(quantity >= most)}
        aria-label={words.more}
        className={look}
      >
        <Icon of="icon-Plus" size={18} />
      </StepButton>
    </>
  )
}
