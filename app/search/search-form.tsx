import { Search } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { SearchInput } from './search-input'

type SearchFormProps = { typed: string; error: string | undefined }

export async function SearchForm({ typed, error }: SearchFormProps) {
  const t = await getTranslations('browse')

  return (
    <search className="mt-5 block max-w-2xl">
      <form method="get" action="/search">
        <label htmlFor="q" className="font-bold">
          {t('searchLabel')}
        </label>
        <div className="mt-2 flex gap-2">
          <SearchInput
            id="q"
            name="q"
            type="search"
            defaultValue={typed}
            required
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={error !== undefined || undefined}
            aria-describedby={error === undefined ? undefined : 'q-error'}
            className="min-h-12 min-w-0 grow rounded-[14px] border border-muted bg-card px-4 aria-invalid:border-wrong"
          />
          <button type="submit" className="button bg-ink text-card">
            <Search size={18} aria-hidden="true" />
            {t('searchButton')}
          </button>
        </div>
        {error !== undefined && (
          <p id="q-error" role="alert" className="mt-2 font-bold text-wrong">
            {error}
          </p>
        )}
      </form>
    </search>
  )
}
