import { actionsOf } from '@jembatan/http/form-action'
import { makeFormReadable } from '@jembatan/platform/text'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

export const { buttonAction, formAction } = actionsOf({
  makeReadable: makeFormReadable,
  sayIn: async (words) => {
    const t = await getTranslations(words)

    return (code, values) => (t.has(code) ? t(code, values) : undefined)
  },
  endMalformed: ({ who }) => (who === 'operator' ? redirect('/console') : notFound()),
})
