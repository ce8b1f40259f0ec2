import type { PageEndpoint } from '@jembatan/http/endpoints'
import { Bell, Bookmark, ChevronRight, Clapperboard, ShieldCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { orAbsent } from '@/app/_request/or-absent'
import { getRamai } from '../_request/visitor'
import { Face } from '../_ui/face'
import { PaperPage } from '../_ui/paper-page'
import { asMember } from '../account/session'
import { Counts } from '../browse/counts'
import { SignOutForm } from './sign-out-form'

export const endpoint: PageEndpoint = { who: 'member', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('mine'), robots: { index: false } }
}

/** A member's own profile, and the pages of their account. */
export default orAbsent(async function AccountPage() {
  const { account } = await getRamai()
  const { member, creator, following } = await asMember(account.profile())
  const [t, browse, me] = await Promise.all([getTranslations(), getTranslations('browse'), account.show()])

  return (
    <PaperPage at="/me">
      <div className="flex items-center gap-5">
        <Face person={member} className="face face-large" />
        <div className="min-w-0">
          <h1 className="text-balance break-words font-extrabold text-3xl leading-tight tracking-tight">
            {member.name}
          </h1>
          <p className="break-words font-semibold text-muted">@{creator?.id ?? member.handle}</p>
        </div>
      </div>
      <Counts
        counts={
          creator
            ? [
                ['postsLabel', creator.posts],
                ['followersLabel', creator.followers],
                ['followingLabel', following],
                ['likesLabel', creator.likes],
              ]
            : [['followingLabel', following]]
        }
      />
      {creator?.bio && <p className="mt-3 max-w-prose text-lg leading-relaxed">{creator.bio}</p>}
      <div className="mt-4 flex flex-wrap gap-3">
        <a href="/me/profile" className="button bg-ink text-card">
          {browse('editProfile')}
        </a>
        {creator && (
          <a href={`/creators/${creator.id}`} className="button button-quiet">
            {t('account.profile.see')}
          </a>
        )}
      </div>
      <ul className="mt-8 grid divide-y divide-line overflow-clip rounded-card border border-line bg-card">
        <Row to="/notifications" icon={<Bell size={20} />} text={t('social.notifications')}>
          {me && me.unread > 0 && (
            <span className="nav-unread text-sm">
              {me.unread} <span className="sr-only">{t('social.unreadNotifications')}</span>
            </span>
          )}
        </Row>
        <Row to="/saved" icon={<Bookmark size={20} />} text={t('social.savedTitle')} />
        <Row to="/studio" icon={<Clapperboard size={20} />} text={t('studio.title')} />
        <Row to="/me/privacy" icon={<ShieldCheck size={20} />} text={t('privacy.title')} />
      </ul>
      <div className="mt-6">
        <SignOutForm text={t('account.signOut')} />
      </div>
    </PaperPage>
  )
})

type RowProps = { to: string; icon: ReactNode; text: string; children?: ReactNode }

const Row = ({ to, icon, text, children }: RowProps) => (
  <li>
    <a href={to} className="flex min-h-14 items-center gap-4 px-4 font-bold hover:bg-paper">
      <span aria-hidden="true">{icon}</span>
      <span className="grow">{text}</span>
      {children}
      <ChevronRight size={18} aria-hidden="true" className="text-muted" />
    </a>
  </li>
)
