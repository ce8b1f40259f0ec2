import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'

export const endpoint: PageEndpoint = { who: 'anybody', demoOnly: true }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail.outbox'))('title'), robots: { index: false } }
}

/** Demo only: the mail that this browser would have received. Not found elsewhere. */
export default orAbsent(async function Outbox() {
  const pasar = await shop()
  const emails = (await pasar.account.outbox()) ?? notFound()
  const invitations = await pasar.migrated.invitations()
  const t = await getTranslations('mail.outbox')
  const migrated = await getTranslations('migrated')

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      <p className="text-quiet">{t('text')}</p>
      {emails.length === 0 && <p>{t('empty')}</p>}
      <Mails emails={emails} />
      {invitations.emails.length + invitations.hidden > 0 && (
        <>
          <h2 className="pt-4 text-2xl">{migrated('outbox')}</h2>
          <p className="text-quiet">{migrated(invitations.hidden > 0 ? 'outboxHidden' : 'outboxText')}</p>
          {invitations.hidden > 0 && (
            <Link
              href="/back-office/sign-in"
              prefetch={false}
              className="min-h-11 content-center justify-self-start underline"
            >
              {migrated('outboxSignIn')}
            </Link>
          )}
          <Mails emails={invitations.emails} />
        </>
      )}
    </section>
  )
})

type Props = { emails: NonNullable<RouterOutputs['account']['outbox']> }

async function Mails({ emails }: Props) {
  const t = await getTranslations('mail.outbox')
  const language = await readLanguage()

  return (
    <ul className="grid gap-3">
      {emails.map(({ id, at, to, parts }) => (
        <li key={id} className={`${card} grid gap-2`}>
          <h2 className="text-lg">
            {parts.map(({ language: own, subject }, index) => (
              <span key={own} lang={own}>
                {index > 0 && ' · '}
                {subject}
              </span>
            ))}
          </h2>
          <p className="text-quiet text-sm">
            {t('to')}: {to} · <time dateTime={at}>{formatMoment(at, language)} WIB</time>
          </p>
          {parts.map(({ language: own, text }) => (
            <Body key={own} language={own} text={text} />
          ))}
        </li>
      ))}
    </ul>
  )
}

const LINK = /(https?:\/\/\S+)/

/**
 * The text as a mail program shows it: with its line breaks and with links. `lang` marks a mail in
 * another language than the page.
 */
function Body({ language, text }: { language: string; text: string }) {
  return (
    <div lang={language} className="wrap-anywhere border-line border-t pt-3">
      {text.split('\n').map((line, at) => {
        const [before, link, after] = line.split(LINK)

        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an email never change their order
          <p key={at} className="min-h-4">
            {before}
            {link && (
              <a href={link} className="underline">
                {link}
              </a>
            )}
            {after}
          </p>
        )
      })}
    </div>
  )
}
