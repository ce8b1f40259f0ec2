'use client'

import { ExternalLink } from 'lucide'
import { useActionState } from 'react'
import { Icon } from '@/app/lucide-icon'
import { button } from '@/app/styles'
import { SubmitButton } from '@/app/submit-button'
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
