'use client'

import { useScripted } from '../_ui/use-scripted'

/** Another form of the page, in which something may be typed, and the step as that one reads it. */
export type Along = { form: string; step: Record<string, string>; leadsTo?: string }

type Props = Omit<React.ComponentProps<'button'>, 'type' | 'form' | 'formAction'> & { along?: Along | undefined }

/**
 * The button of a form without fields. Without scripts a page is answered by another one, which has what was typed in the form
 * that was sent and in no other: until there are scripts the button sends that form, and its step with it.
 */
export function StepButton({ along, name, value, ...rest }: Props) {
  const scripted = useScripted()
  if (!along || scripted) return <button type="submit" name={name} value={value} {...rest} />
  const step = new URLSearchParams(name ? { ...along.step, [name]: String(value) } : along.step)

  return <button type="submit" form={along.form} formAction={along.leadsTo} name="step" value={`${step}`} {...rest} />
}
