import { getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/app/_forms/error-summary'
import { Field } from '@/app/_forms/field'

type Props = { label: string; typed?: string; back?: string; fault?: boolean }

/** A GET form: its answer can be linked to and needs no script. */
export async function CodeForm({ label, typed = '', back, fault = false }: Props) {
  const t = await getTranslations('simulator')
  const missing = t('codeMissing')

  return (
    <form method="get" className="panel grid gap-4 p-5 sm:p-6">
      <ErrorSummary title={t('errorSummary')} errors={fault ? [{ id: 'code', text: missing }] : []} />
      <Field
        id="code"
        name="code"
        label={label}
        error={fault ? missing : undefined}
        defaultValue={typed}
        autoComplete="off"
        spellCheck={false}
        maxLength={512}
      />
      {back && <input type="hidden" name="back" value={back} />}
      <button type="submit" className="button button-strong">
        {t('find')}
      </button>
    </form>
  )
}
