'use client'

import { useFormStatus } from 'react-dom'

type Props = Omit<React.ComponentProps<'button'>, 'type' | 'onClick' | 'disabled'> & { busy: boolean }

/**
 * A submit button. While its request is pending it ignores presses and keeps the keyboard focus.
 */
export const SubmitButton = ({ busy, ...rest }: Props) => (
  <button
    type="submit"
    aria-disabled={busy || undefined}
    onClick={(event) => busy && event.preventDefault()}
    {...rest}
  />
)

/** The same for a form without state of its own. */
export function SubmitOnce(props: Omit<Props, 'busy'>) {
  const { pending } = useFormStatus()

  return <SubmitButton busy={pending} {...props} />
}
