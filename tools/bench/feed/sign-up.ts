import { signUp } from '@jembatan/buyer/member'
import { openDatabase } from '../../dev/postgres/open-database'

/** Signs up a member with every consent and many likes. Returns the session's cookie. */
export async function signUpReader(origin: string, databaseUrl: string): Promise<string> {
  const { browser, email } = await signUp(origin, 'Pembaca')
  const sql = openDatabase(databaseUrl)
  await sql`
    insert into consents (member_id, purpose, granted, text_version, at)
    select id, unnest(enum_range(null::consent_purpose)), true, 'bench', now() from members where email = ${email}`
  await sql`
    insert into post_likes (member_id, post_id, at)
    select members.id, posts.id, now() from members, (select id from posts order by md5(id) limit 200) posts
    where email = ${email}`
  await sql`
    insert into follows (member_id, creator_id, at)
    select members.id, creators.id, now() from members, (select id from creators order by id limit 5) creators
    where email = ${email}`
  await sql.end()

  return browser.cookieHeader
}
