import type { ActionEndpoint } from '@jembatan/http/endpoints'
import { actionsOf, type System } from '@jembatan/http/form-action'
import { makeFormReadable } from '@jembatan/platform/text'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

/** The parts that every form of Kasir has. */
export const everyForm = {
  makeReadable: makeFormReadable,
  sayIn: async (words) => {
    const t = await getTranslations(words)

    return (code, values) => (t.has(code) ? t(code, values) : undefined)
  },
} satisfies Partial<System>

/** An operator's actions are declared by `app/console/operator-actions`, which admits them. */
type ByAnotherCaller = ActionEndpoint & { who: Exclude<ActionEndpoint['who'], 'operator'> }

export const { buttonAction, formAction } = actionsOf<ByAnotherCaller>({ ...everyForm, endMalformed: notFound })
