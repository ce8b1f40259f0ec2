import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { getRamai } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { asMember } from '@/app/account/session'
import type { Messages } from '@/i18n/request'
import { ProfileForm } from './profile-form'

export const endpoint: PageEndpoint = { who: 'member', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('browse'))('editProfile'), robots: { index: false } }
}

/** Changes a member's own picture, names and bio. */
export default orAbsent(async function ProfilePage() {
  const { account } = await getRamai()
  const { member, creator } = await asMember(account.profile())
  const [t, messages] = await Promise.all([getTranslations('browse'), getMessages() as Promise<Messages>])

  return (
    <PaperPage back="/me">
      <h1 className="mb-6 text-balance font-extrabold text-4xl tracking-tight">{t('editProfile')}</h1>
      <ProfileForm
        member={member}
        creator={creator && { bioId: creator.bioId, bioEn: creator.bioEn }}
        words={messages.account}
      />
    </PaperPage>
  )
})
