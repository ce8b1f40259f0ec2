import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageForm } from '../_forms/language-form'
import { Contacts } from '../_ui/contacts'
import { Wordmark } from '../_ui/wordmark'
import { endDeskSessions, signOutOfDesk } from './sign-in/actions'

const PLACES = [
  { path: '/desk', name: 'overview' },
  { path: '/desk/reports', name: 'reports' },
  { path: '/desk/complaints', name: 'complaints' },
  { path: '/desk/catalogue', name: 'catalogue' },
] as const

type DeskPageProps = { title: string; text?: string; children: ReactNode }

/** The layout of operators' pages. Each page itself requires the operator session. */
export async function DeskPage({ title, text, children }: DeskPageProps) {
  const t = await getTranslations()
  const here = (await headers()).get('x-path')?.split('?')[0] ?? ''
  const isAt = (path: string) => path === here || (path !== '/desk' && here.startsWith(`${path}/`))

  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-4 sm:px-6">
      <header className="flex items-center justify-between py-4">
        <a href="/" className="-m-2 p-2">
          <Wordmark />
        </a>
        <LanguageForm />
      </header>
      <div className="flex flex-wrap items-center justify-between gap-2 border-line border-b">
        <nav aria-label={t('desk.nav')}>
          <ul className="flex flex-wrap gap-1">
            {PLACES.map(({ path, name }) => (
              <li key={path}>
                <a
                  href={path}
                  aria-current={isAt(path) ? 'page' : undefined}
                  className="flex min-h-12 items-center border-transparent border-b-2 px-3 text-muted text-sm hover:text-ink aria-[current]:border-ramai-text aria-[current]:font-bold aria-[current]:text-ink"
                >
                  {t(`desk.places.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form action={signOutOfDesk}>
          <button type="submit" className="min-h-11 px-2 text-muted text-sm underline">
            {t('desk.signOut')}
          </button>
          <button type="submit" formAction={endDeskSessions} className="min-h-11 px-2 text-muted text-sm underline">
            {t('desk.endAllSessions')}
          </button>
        </form>
      </div>
      <main className="grid grow content-start gap-6 py-6 sm:py-10">
        <div>
          <h1 className="text-balance font-extrabold text-3xl tracking-tight sm:text-4xl">{title}</h1>
          {text && <p className="mt-2 max-w-prose text-muted leading-relaxed">{text}</p>}
        </div>
        {children}
      </main>
      <footer className="border-line border-t py-6">
        <p className="mb-4 font-bold text-ramai-text text-sm">{t('common.simulation')}</p>
        <Contacts />
      </footer>
    </div>
  )
}

/**
 * Shows the result of the last step. It is carried in the address, so that it works without script.
 */
export function Outcome({ text, wrong = false }: { text: string | undefined; wrong?: boolean }) {
  if (!text) return null

  return (
    <p
      role="status"
      className={wrong ? 'error-summary font-bold' : 'rounded-card border border-line bg-card p-4 font-bold'}
    >
      {text}
    </p>
  )
}

/** A row of links, of which one is chosen; `name` is its parameter in the address. */
type Filter = { name: string; label: string; chosen: string; options: { value: string; title: string }[] }

type DeskListProps = {
  /** The list's name in messages and addresses. */
  of: 'reports' | 'complaints'
  filters: Filter[]
  done: string | undefined
  /** Takes back what was just done. */
  undo?: ReactNode
  items: { id: string | number; name: string; about: ReactNode }[]
  next: string | null
}

/** A list of cases or complaints, open or settled. Each item has its own page. */
export async function DeskList({ of, filters, done, undo, items, next }: DeskListProps) {
  const t = await getTranslations(`desk.${of}`)
  const path = `/desk/${of}`
  const chosen = filters.map(({ name, chosen }): [string, string] => [name, chosen])
  const addressOf = (...changed: [string, string][]) =>
    `${path}?${new URLSearchParams(Object.fromEntries([...chosen, ...changed]))}`

  return (
    <DeskPage title={t('title')} text={t('text')}>
      <Outcome text={done} />
      {undo}
      <div className="grid gap-3">
        {filters.map((filter) => (
          <Filters key={filter.name} {...filter} at={(value) => addressOf([filter.name, value])} />
        ))}
      </div>
      {items.length === 0 && (
        <div className="rounded-card border border-line border-dashed p-8">
          <p className="font-bold">{t('empty')}</p>
          <p className="text-muted">{t('emptyText')}</p>
        </div>
      )}
      <ul className="grid gap-3">
        {items.map(({ id, name, about }) => (
          <li key={id} className="rounded-card border border-line bg-card p-5">
            {about}
            <a href={`${path}/${id}`} aria-label={`${t('look')} · ${name}`} className="button button-quiet mt-4">
              {t('look')}
            </a>
          </li>
        ))}
      </ul>
      {next && (
        <a href={addressOf(['after', next])} className="button bg-ink text-card">
          {t('next')}
        </a>
      )}
    </DeskPage>
  )
}

/** Links to the filters; each filter is an address. */
function Filters({ label, chosen, options, at }: Filter & { at: (value: string) => string }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {options.map(({ value, title }) => (
          <li key={value}>
            <a
              href={at(value)}
              aria-current={value === chosen ? 'true' : undefined}
              className="flex min-h-11 items-center rounded-full border border-line bg-card px-4 text-sm hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:font-bold aria-[current]:text-card"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
