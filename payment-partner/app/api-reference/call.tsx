import { getTranslations } from 'next-intl/server'
import type { Field, ReferenceOperation } from '@/server/openapi/read-reference'

/** One call: its address, its key, and the fields of its body and its answers. */
export async function Call({ operation }: { operation: ReferenceOperation }) {
  const t = await getTranslations('apiReference')
  const { id, method, path, summary, key, parameters, fields, answers } = operation

  return (
    <details id={id} className="px-4 open:pb-4 sm:px-6">
      <summary className="grid min-h-14 content-center gap-0.5 py-2">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <code className="font-bold text-kasir-deep uppercase">{method}</code>
          <code className="font-bold [overflow-wrap:anywhere]">{path}</code>
        </span>
        <span lang="en" className="text-quiet text-sm">
          {summary}
        </span>
      </summary>
      <div className="grid gap-4 pt-2 text-sm">
        <p>{t(`key.${key ?? 'none'}`)}</p>
        <Fields title={t('parameters')} fields={parameters.map((field) => ({ ...field, type: field.in }))} />
        <Fields title={t('body')} fields={fields} />
        {answers.map((answer) => (
          <Fields
            key={answer.status}
            title={`${answer.status} · ${answer.description}`}
            fields={answer.fields}
            isEnglish
          />
        ))}
      </div>
    </details>
  )
}

type Props = { title: string; fields: Field[]; isEnglish?: boolean }

async function Fields({ title, fields, isEnglish = false }: Props) {
  const t = await getTranslations('apiReference')
  if (fields.length === 0 && !isEnglish) return null

  return (
    <div className="grid gap-1">
      <h3 lang={isEnglish ? 'en' : undefined} className="text-base">
        {title}
      </h3>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {fields.map(({ name, type, required }) => (
          <li key={name} className="border-line border-t py-1.5 [overflow-wrap:anywhere]">
            <code className="font-bold">{name}</code> <code className="text-quiet">{type}</code>
            {required && <span className="text-warn"> · {t('required')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
