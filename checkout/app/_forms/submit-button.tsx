'use client'

import { useFormStatus } from 'react-dom'

type Props = Omit<React.ComponentProps<'button'>, 'type' | 'onClick' | 'disabled'> & { busy: boolean }

/** Sends its form. Pressed again while that is under way it does nothing, and keeps the focus of whoever goes on by keys. */
export const SubmitButton = ({ busy, ...rest }: Props) => (
  <button
    type="submit"
    aria-disabled={busy || undefined}
    onClick={(event) => busy && event.preventDefault()}
    {...rest}
  />
)

/** The same in a form of a page, which holds no state of its own. */
export function SubmitOnce(props: Omit<Props, 'busy'>) {
  const { pending } = useFormStatus()

  return <SubmitButton busy={pending} {...props} />
}
