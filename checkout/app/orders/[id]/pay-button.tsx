'use client'

import { useFormStatus } from 'react-dom'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { payNow } from './actions'

type Words = { pay: string; opening: string }

export const PayButton = ({ orderId, words }: { orderId: string; words: Words }) => (
  <form action={payNow} className="grid">
    <input type="hidden" name="orderId" value={orderId} />
    <Pay words={words} />
  </form>
)

function Pay({ words }: { words: Words }) {
  const { pending } = useFormStatus()

  return (
    <SubmitButton busy={pending} className={button.primary}>
      {pending ? words.opening : words.pay}
      <Icon of="icon-ExternalLink" size={18} />
    </SubmitButton>
  )
}
