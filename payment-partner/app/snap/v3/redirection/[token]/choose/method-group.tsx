import { getTranslations } from 'next-intl/server'
import { MethodIcon } from '@/app/_ui/method-icon'
import type { Method } from '@/server/method/methods'

type Props = { title: string; methods: Method[]; selected: Method }

export async function MethodGroup({ title, methods, selected }: Props) {
  const t = await getTranslations('payment')

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-bold text-quiet text-sm">{title}</legend>
      <div className="panel divide-y divide-line overflow-hidden">
        {methods.map((method) => (
          <label
            key={method}
            className="flex min-h-18 cursor-pointer items-center gap-4 px-4 py-3 transition-colors duration-200 hover:bg-kasir-wash/50 has-checked:bg-kasir-wash has-focus-visible:outline-3 has-focus-visible:outline-kasir has-focus-visible:-outline-offset-3 sm:px-5"
          >
            <MethodIcon method={method} />
            <span className="grid min-w-0 flex-1 gap-0.5">
              <span className="font-bold">{t(`method.${method}`)}</span>
              <span className="text-quiet text-sm">{t(`hint.${method}`)}</span>
            </span>
            <input
              type="radio"
              name="method"
              value={method}
              defaultChecked={method === selected}
              className="size-5 shrink-0 accent-kasir outline-none"
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
