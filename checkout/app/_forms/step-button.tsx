'use client'

import { useScripted } from '@jembatan/http/use-scripted'

/** Another form of the page that may hold typed text, and the encoded step that it carries. */
export type Along = { form: string; step: Record<string, string>; leadsTo?: string }

type Props = Omit<React.ComponentProps<'button'>, 'type' | 'form' | 'formAction'> & { along?: Along | undefined }

/**
 * The submit button of a form without fields. Without JavaScript a submission replaces the page,
 * and only the submitted form keeps its typed text. So the button then submits the other form, with
 * its step attached.
 */
export function StepButton({ along, name, value, ...rest }: Props) {
  const scripted = useScripted()
  if (!along || scripted) return <button type="submit" name={name} value={value} {...rest} />
  const step = new URLSearchParams(name ? { ...along.step, [name]: String(value) } : along.step)

  return <button type="submit" form={along.form} formAction={along.leadsTo} name="step" value={`${step}`} {...rest} />
}
