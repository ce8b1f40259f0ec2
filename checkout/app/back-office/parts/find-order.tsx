import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { control } from '@/app/_forms/field'
import { button } from '@/app/_ui/styles'

/** Searches an order by number. A plain GET form, so that the result has a URL. */
export async function FindOrder({ path, number }: { path: string; number?: string }) {
  const t = await getTranslations('backOffice.orders')

  return (
    <form action={path} className="grid grid-cols-[1fr_auto] items-end gap-x-3 gap-y-1 sm:max-w-xl">
      <label htmlFor="order" className="col-span-full font-bold text-sm">
        {t('find')}
      </label>
      <input
        id="order"
        name="order"
        defaultValue={number}
        placeholder="PSR-…"
        autoComplete="off"
        spellCheck={false}
        className={control}
      />
      <button type="submit" className={button.quiet}>
        {t('findButton')}
      </button>
      {number && (
        <Link href={path} prefetch={false} className="min-h-11 content-center text-sm underline">
          {t('clear')}
        </Link>
      )}
    </form>
  )
}
