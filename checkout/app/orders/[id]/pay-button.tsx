'use client'

import { ExternalLink } from 'lucide'
import { useActionState } from 'react'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { payNow } from './actions'

export function PayButton({ orderId, words }: { orderId: string; words: { pay: string; opening: string } }) {
  const [, pay, opening] = useActionState(payNow, null)

  return (
    <form action={pay} className="grid">
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton busy={opening} className={button.primary}>
        {opening ? words.opening : words.pay}
        <Icon of={ExternalLink} size={18} />
      </SubmitButton>
    </form>
  )
}
